import { type FormEvent, useId, useState } from "react";
import { kinds } from "../../model/choices";
import { type Command, levels } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { commonWords } from "../common/words";
import { PanelHead } from "../panel/PanelHead";
import { toggleActor } from "./selection";
import { useStage } from "./stage";
import { together } from "./usePlaces";
import { useRemove } from "./useRemove";
import { mapWords } from "./words";

/** What can be done with several at once. */
export function SeveralPanel({ onClose }: { onClose: () => void }) {
  const say = useSay(mapWords);
  const { may } = useMap();
  const { selection } = useStage();
  const { actors, relations } = selection;
  const title = [actors.length > 0 && say("nActors", { n: actors.length }), relations.length > 0 && say("nRelations", { n: relations.length })]
    .filter(Boolean)
    .join(", ");
  return (
    <section className="panel" aria-label={title}>
      <PanelHead title={title} onClose={onClose} />
      {may.edit && <Bulk />}
      <Listed />
    </section>
  );
}

function Bulk() {
  const say = useSay(mapWords);
  const common = useSay(commonWords);
  const domain = useDomain();
  const { may } = useMap();
  const { selection, ask } = useStage();
  const remove = useRemove();
  const all = useAll();
  const { actors } = selection;
  return (
    <div className="panel-fields">
      {actors.length > 0 && (
        <>
          <SetAll
            label={domain.field("actor", "kind")}
            type="kind"
            values={kinds}
            onSet={(kind) => all((id) => ({ command: "ChangeActor", args: { id, kind } }))}
          />
          {may.revise && (
            <>
              <SetAll
                label={domain.field("actor", "interest")}
                type="level"
                values={levels}
                onSet={(interest) => all((id) => ({ command: "ChangeActor", args: { id, interest } }))}
              />
              <SetAll
                label={domain.field("actor", "influence")}
                type="level"
                values={levels}
                onSet={(influence) => all((id) => ({ command: "ChangeActor", args: { id, influence } }))}
              />
              <TagAll />
            </>
          )}
        </>
      )}
      <div className="panel-row">
        <button
          type="button"
          className="ds-button"
          data-size="sm"
          data-variant="secondary"
          disabled={actors.length < 2}
          onClick={() => ask({ what: "relation", from: actors.slice(0, -1), to: actors.slice(-1) })}
        >
          {say("newRelation")}
        </button>
        <button
          type="button"
          className="ds-button"
          data-size="sm"
          data-variant="secondary"
          disabled={actors.length !== 2}
          onClick={() => ask({ what: "merge", actors })}
        >
          {say("mergeActors")}
        </button>
        <button type="button" className="ds-button" data-size="sm" data-variant="secondary" data-color="danger" onClick={() => void remove(selection)}>
          {common("remove")}
        </button>
      </div>
    </div>
  );
}

/** A function that does something to all selected actors at once, as one change. */
function useAll() {
  const say = useSay(mapWords);
  const send = useSend();
  const { selection, tell } = useStage();
  const { actors } = selection;
  return async (make: (id: string) => Command) => {
    const command = together(actors.map(make));
    if (command && (await send(command))) tell({ text: say("changedN", { n: actors.length }), undo: true });
  };
}

function SetAll<T extends string>({ label, type, values, onSet }: { label: string; type: string; values: readonly T[]; onSet: (value: T | "") => void }) {
  const id = useId();
  const say = useSay(mapWords);
  const domain = useDomain();
  const pick = (wanted: string) => {
    if (wanted === "keep") return;
    onSet(values.find((v) => v === wanted) ?? "");
  };
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="ds-input" data-size="sm" value="keep" onChange={(e) => pick(e.target.value)}>
        <option value="keep">{say("setTo")}</option>
        {[...values, ""].map((v) => (
          <option key={v} value={v}>
            {domain.label(type, v)}
          </option>
        ))}
      </select>
    </div>
  );
}

function TagAll() {
  const id = useId();
  const common = useSay(commonWords);
  const domain = useDomain();
  const { graph } = useMap();
  const { selection } = useStage();
  const all = useTagging();
  const [name, setName] = useState("");
  const known = [...new Set(graph.tags.map((t) => t.name))];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) void all(selection.actors, name.trim()).then(() => setName(""));
  };
  return (
    <form className="ds-field" data-size="sm" onSubmit={submit}>
      <label className="ds-label" htmlFor={id}>
        {domain.field("tag", "name")}
      </label>
      <div className="panel-row">
        <input id={id} className="ds-input" data-size="sm" list={`${id}-known`} maxLength={100} value={name} onChange={(e) => setName(e.target.value)} />
        <datalist id={`${id}-known`}>
          {known.map((t) => (
            <option key={t}>{t}</option>
          ))}
        </datalist>
        <button type="submit" className="ds-button" data-size="sm" data-variant="secondary" disabled={!name.trim()}>
          {common("add")}
        </button>
      </div>
    </form>
  );
}

// Those who have the tag already are left alone.
function useTagging() {
  const say = useSay(mapWords);
  const { graph } = useMap();
  const { tell } = useStage();
  const send = useSend();
  return async (actors: readonly string[], name: string) => {
    const without = actors.filter((id) => !graph.tags.some((t) => t.actor === id && t.name === name));
    const command = together(without.map((actor): Command => ({ command: "AddTag", args: { actor, name } })));
    if (command && (await send(command))) tell({ text: say("changedN", { n: without.length }), undo: true });
  };
}

function Listed() {
  const common = useSay(commonWords);
  const { graph } = useMap();
  const { selection, select } = useStage();
  return (
    <ul className="panel-list">
      {selection.actors.map((id) => (
        <li key={id} className="panel-row">
          <span>{graph.nameOf(id)}</span>
          <button
            type="button"
            className="ds-button"
            data-size="sm"
            data-variant="tertiary"
            aria-label={`${common("remove")} ${graph.nameOf(id)}`}
            onClick={() => select(toggleActor(selection, id))}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
