import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { components } from "../../model/api.gen";
import { api, got, newID } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useAnnounce } from "../common/announce";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { commonWords } from "../common/words";
import { onMap } from "./onMap";
import { panelWords } from "./words";

type Entry = components["schemas"]["Entry"];

/** Adds one actor by its name, from the catalogue of known bodies where it is there. */
export function AddOne({ onActor }: { onActor?: ((id: string) => void) | undefined }) {
  const id = useId();
  const say = useSay(panelWords);
  const common = useSay(commonWords);
  const add = useAdd(onActor);
  const [text, setText] = useState("");
  const name = text.trim();
  const { graph } = useMap();
  const there = onMap(graph, name);
  const known = useKnown(name);
  const done = async (adding: Promise<boolean>) => {
    if (await adding) setText("");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name) void done(add.byName(name));
  };
  return (
    <form className="panel-fields" onSubmit={submit}>
      <div className="ds-field">
        <label className="ds-label" htmlFor={id}>
          {say("nameLabel")}
        </label>
        <p className="ds-paragraph" data-size="sm" id={`${id}-help`}>
          {say("nameHelp")}
        </p>
        <input
          id={id}
          className="ds-input"
          maxLength={200}
          autoComplete="off"
          aria-describedby={`${id}-help`}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </div>
      <ul className="panel-list" aria-live="polite">
        {there.map((a) => (
          <li key={a.id}>
            <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" onClick={() => onActor?.(a.id)}>
              {a.name} – {say("onMap")}
            </button>
          </li>
        ))}
        {known.map((entry) => (
          <Known key={entry.id} entry={entry} onPick={() => void done(add.known(entry))} />
        ))}
      </ul>
      <button type="submit" className="ds-button" data-size="sm" disabled={!name}>
        {name ? say("addAsNew", { name }) : common("add")}
      </button>
    </form>
  );
}

function Known({ entry, onPick }: { entry: Entry; onPick: () => void }) {
  const say = useSay(panelWords);
  const domain = useDomain();
  return (
    <li>
      <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" onClick={onPick}>
        {entry.name} – {say("known")}, {domain.label("kind", entry.kind)}
      </button>
    </li>
  );
}

const suggestions = 6; // as many as can be taken in

function useKnown(name: string): readonly Entry[] {
  const wanted = name.length >= 2;
  const { data } = useQuery({
    queryKey: ["catalogue", name],
    queryFn: ({ signal }) => got(api.GET("/api/catalogue", { params: { query: { q: name, limit: suggestions } }, signal })),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
  return wanted ? (data?.entries ?? []) : [];
}

function useAdd(onActor: ((id: string) => void) | undefined) {
  const say = useSay(panelWords);
  const { id: map } = useMap();
  const send = useSend();
  const attempt = useAttempt();
  const announce = useAnnounce();
  const domain = useDomain();
  const tell = (id: string, name: string) => {
    announce(say("added", { name }));
    onActor?.(id);
    return true;
  };
  return {
    /** An exact name of a known body adds that body; anything else an actor of that name. */
    async byName(name: string): Promise<boolean> {
      const answer = await attempt(got(api.GET("/api/catalogue", { params: { query: { q: name, limit: 1 } } })));
      const body = answer?.meaning.body;
      return body ? this.known(body, name) : this.asWritten(name);
    },
    async asWritten(name: string) {
      const id = newID();
      const done = await send({ command: "AddActor", args: { id, name } });
      return done !== undefined && tell(id, name);
    },
    async known(entry: Entry, typed = entry.name): Promise<boolean> {
      const path = { map, number: entry.id };
      const found = await attempt(got(api.GET("/api/maps/{map}/catalogue/{number}", { params: { path } })));
      if (!found) return false;
      if (found.actor) {
        announce(say("thereAs", { typed, name: entry.name }));
        onActor?.(found.actor);
        return true;
      }
      if (found.unfit) return this.asWritten(typed);
      const done = await send({ command: "Batch", args: found.commands } as Parameters<typeof send>[0]);
      const added = done?.patch.find((edit) => edit.key.startsWith("actor/"))?.after?.["id"];
      if (done === undefined) return false;
      if (typed === entry.name) return tell(String(added), entry.name);
      announce(say("filledIn", { typed, name: entry.name, kind: domain.label("kind", entry.kind) }));
      onActor?.(String(added));
      return true;
    },
  };
}
