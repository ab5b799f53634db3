import { type FormEvent, useId, useState } from "react";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { Dialog } from "../common/Dialog";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { ActorsField } from "./ActorsField";
import { relating, RelationType, useLastType } from "./RelationType";
import { useStage } from "./stage";
import { together } from "./usePlaces";
import { mapWords } from "./words";

/** Makes relations: from one or several, of a type, to one or several. */
export function RelationDialog({ from, to }: { from: readonly string[]; to: readonly string[] }) {
  const id = useId();
  const say = useSay(mapWords);
  const domain = useDomain();
  const { ask } = useStage();
  const [starts, setStarts] = useState(from);
  const [ends, setEnds] = useState(to);
  const [type, setType] = useLastType();
  const [label, setLabel] = useState("");
  const pairs = starts.flatMap((a) => ends.filter((b) => b !== a).map((b) => [a, b] as const));
  const send = useRelating();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(pairs.map(([a, b]) => relating(a, b, type, label.trim())));
  };
  return (
    <Dialog title={say("newRelation")} onClose={() => ask(undefined)}>
      <form className="map-form" onSubmit={submit}>
        <ActorsField leads={from.length === 0} label={domain.field("relation", "from")} value={starts} onChange={setStarts} />
        <RelationType leads={from.length > 0 && to.length > 0} value={type} onChange={setType} />
        <ActorsField leads={from.length > 0 && to.length === 0} label={domain.field("relation", "to")} value={ends} onChange={setEnds} />
        <div className="ds-field">
          <label className="ds-label" htmlFor={id}>
            {domain.field("relation", "label")}
          </label>
          <input id={id} className="ds-input" maxLength={200} value={label} onChange={(e) => setLabel(e.target.value)} />
        </div>
        <Preview pairs={pairs} type={label.trim() || domain.label("relation", type)} />
        <button type="submit" className="ds-button" data-size="sm" disabled={pairs.length === 0}>
          {pairs.length === 0 ? say("newRelation") : say("relateN", { n: pairs.length })}
        </button>
      </form>
    </Dialog>
  );
}

const shown = 3; // as many sentences as say what will happen

function Preview({ pairs, type }: { pairs: readonly (readonly [string, string])[]; type: string }) {
  const say = useSay(mapWords);
  const { graph } = useMap();
  const rest = pairs.length - shown;
  return (
    <ul className="map-list" aria-live="polite">
      {pairs.slice(0, shown).map(([a, b]) => (
        <li key={`${a} ${b}`}>
          {graph.nameOf(a)} <em>{type}</em> {graph.nameOf(b)}
        </li>
      ))}
      {rest > 0 && <li>{say("andMore", { n: rest })}</li>}
    </ul>
  );
}

function useRelating() {
  const say = useSay(mapWords);
  const { ask, tell } = useStage();
  const send = useSend();
  return async (commands: Parameters<typeof together>[0]) => {
    const command = together(commands);
    if (!command || !(await send(command))) return;
    ask(undefined);
    tell({ text: say("relatedN", { n: commands.length }), undo: true });
  };
}
