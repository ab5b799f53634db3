import { type FormEvent, useId, useState } from "react";
import { type Actor, type Command } from "../../model/types";
import { newID } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { commonWords } from "../common/words";
import { Dialog } from "../common/Dialog";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { onMap } from "../panel/onMap";
import { first } from "./first";
import { RelationType, relating, useLastType } from "./RelationType";
import type { Place } from "./scene";
import { onlyActor } from "./selection";
import { useStage } from "./stage";
import { placed, together } from "./usePlaces";
import { mapWords } from "./words";

interface Props {
  at?: Place | undefined;
  /** Who the new actor is to have a relation from. */
  from?: string | undefined;
}

/** Names a new actor where the map was pointed at; whoever is there already can be taken instead. */
export function NewActorDialog({ at, from }: Props) {
  const id = useId();
  const say = useSay(mapWords);
  const common = useSay(commonWords);
  const { graph } = useMap();
  const { ask } = useStage();
  const [name, setName] = useState("");
  const [type, setType] = useLastType();
  const add = useAdding(at, from, type);
  const there = onMap(graph, name).filter((a) => a.id !== from);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) void add.fresh(name.trim());
  };
  const title = from ? say("newRelated", { name: graph.nameOf(from) }) : say("newActor");
  return (
    <Dialog title={title} onClose={() => ask(undefined)}>
      <form className="map-form" onSubmit={submit}>
        <div className="ds-field">
          <label className="ds-label" htmlFor={id}>
            {say("name")}
          </label>
          <input ref={first} id={id} className="ds-input" maxLength={200} autoComplete="off" value={name} onChange={(e) => setName(e.target.value)} />
        </div>
        <There actors={there} onPick={(a) => void add.existing(a.id)} />
        {from && <RelationType value={type} onChange={setType} />}
        <button type="submit" className="ds-button" data-size="sm" disabled={!name.trim()}>
          {common("add")}
        </button>
      </form>
    </Dialog>
  );
}

function There({ actors, onPick }: { actors: readonly Actor[]; onPick: (actor: Actor) => void }) {
  const say = useSay(mapWords);
  if (actors.length === 0) return null;
  return (
    <div>
      <output className="ds-paragraph" data-size="sm">
        {say("there")}
      </output>
      <ul className="map-list">
        {actors.map((a) => (
          <li key={a.id}>
            <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" onClick={() => onPick(a)}>
              {a.name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function useAdding(at: Place | undefined, from: string | undefined, type: RelationTypeName) {
  const { view, select, ask } = useStage();
  const send = useSend();
  const finish = async (commands: readonly Command[], actor: string) => {
    const command = together(commands);
    if (command && !(await send(command))) return;
    ask(undefined);
    select(onlyActor(actor));
  };
  const related = (to: string) => (from ? [relating(from, to, type)] : []);
  return {
    fresh(name: string) {
      const id = newID();
      const place = at && (view === "network" || view === "hierarchy") ? [placed(view, id, at)] : [];
      return finish([{ command: "AddActor", args: { id, name } }, ...place, ...related(id)], id);
    },
    existing: (id: string) => finish(related(id), id),
  };
}

type RelationTypeName = ReturnType<typeof useLastType>[0];
