import { type FormEvent, useState } from "react";
import { relationTypes } from "../../model/choices";
import type { Actor, Relation } from "../../model/types";
import { newID } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { ChoiceField } from "../common/fields";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { commonWords } from "../common/words";
import { ActorPicker } from "./ActorPicker";
import { panelWords } from "./words";

interface Props {
  actor: Actor;
  onActor: (id: string) => void;
  onRelation: (id: string) => void;
}

/** The relations of an actor, and a form for a new one. */
export function Relations({ actor, onActor, onRelation }: Props) {
  const say = useSay(panelWords);
  const { graph, may } = useMap();
  const relations = graph.relationsOf(actor.id);
  return (
    <details className="panel-section" open>
      <summary>{say("relations", { n: relations.length })}</summary>
      {relations.length === 0 && <p className="ds-paragraph">{say("noRelations")}</p>}
      <ul className="panel-list">
        {relations.map((relation) => (
          <Line key={relation.id} relation={relation} actor={actor} onActor={onActor} onRelation={onRelation} />
        ))}
      </ul>
      {may.edit && <NewRelation actor={actor} />}
    </details>
  );
}

function Line({ relation, actor, onActor, onRelation }: Props & { relation: Relation }) {
  const say = useSay(panelWords);
  const domain = useDomain();
  const { graph } = useMap();
  const outwards = relation.from === actor.id;
  const other = outwards ? relation.to : relation.from;
  const name = graph.nameOf(other);
  const text = relation.label || domain.label("relation", relation.type);
  return (
    <li className="panel-row">
      <button
        type="button"
        className="ds-button"
        data-size="sm"
        data-variant="tertiary"
        aria-label={say("edit", { text: `${text} ${name}` })}
        onClick={() => onRelation(relation.id)}
      >
        <span aria-hidden="true">{outwards ? "→" : "←"}</span> {text}
      </button>
      <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" aria-label={say("goTo", { name })} onClick={() => onActor(other)}>
        {name}
      </button>
    </li>
  );
}

type RelationType = (typeof relationTypes)[number];

function NewRelation({ actor }: { actor: Actor }) {
  const say = useSay(panelWords);
  const common = useSay(commonWords);
  const domain = useDomain();
  const send = useSend();
  const [type, setType] = useState<RelationType>("collaborates");
  const [inwards, setInwards] = useState(false);
  const [other, setOther] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const [from, to] = inwards ? [other, actor.id] : [actor.id, other];
    if (await send({ command: "Relate", args: { id: newID(), from, to, type, strength: 1 } })) setOther("");
  };
  return (
    <form className="panel-fields" aria-label={say("newRelation")} onSubmit={(event) => void submit(event)}>
      <ChoiceField
        required
        label={domain.field("relation", "type")}
        type="relation"
        value={type}
        values={relationTypes}
        onSave={(chosen) => chosen && setType(chosen)}
      />
      <ActorPicker label={say("otherActor")} value={other} without={actor.id} onPick={setOther} />
      <div className="panel-row">
        <label className="ds-label" data-weight="regular">
          <input type="checkbox" className="ds-input" checked={inwards} onChange={(e) => setInwards(e.target.checked)} />{" "}
          {say("inwards", { name: actor.shortName || actor.name })}
        </label>
        <button type="submit" className="ds-button" data-size="sm" data-variant="secondary" disabled={!other}>
          {common("add")}
        </button>
      </div>
    </form>
  );
}
