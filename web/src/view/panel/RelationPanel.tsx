import { agreements, evidences, relationTypes } from "../../model/choices";
import type { Relation } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { ChoiceField, TextField } from "../common/fields";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { ActorPicker } from "./ActorPicker";
import "./panel.css";
import { PanelHead } from "./PanelHead";
import { agreed } from "./placed";
import { SourceField } from "./SourceField";
import { panelWords } from "./words";

interface Props {
  /** The id of the relation; nothing is shown when it is gone. */
  relation: string;
  onClose: () => void;
}

/** One relation, to read and to change. */
export function RelationPanel({ relation: id, onClose }: Props) {
  const { graph, may } = useMap();
  const domain = useDomain();
  const relation = graph.relations.get(id);
  if (!relation) return null;
  const title = `${graph.nameOf(relation.from)} – ${domain.label("relation", relation.type)} – ${graph.nameOf(relation.to)}`;
  return (
    <section className="panel" aria-label={title}>
      <PanelHead title={title} onClose={onClose} />
      <fieldset className="panel-fields" disabled={!may.edit}>
        <Fields relation={relation} />
        {may.edit && <Actions relation={relation} onClose={onClose} />}
      </fieldset>
    </section>
  );
}

function Fields({ relation }: { relation: Relation }) {
  const say = useSay(panelWords);
  const domain = useDomain();
  const send = useSend();
  const label = (name: keyof Relation) => domain.field("relation", name);
  const change = (fields: Partial<Relation>) => void send({ command: "ChangeRelation", args: { id: relation.id, ...fields } });
  return (
    <>
      <ChoiceField required label={label("type")} type="relation" value={relation.type} values={relationTypes} onSave={(type) => type && change({ type })} />
      <ActorPicker label={label("from")} value={relation.from} without={relation.to} onPick={(from) => from && change({ from })} />
      <ActorPicker label={label("to")} value={relation.to} without={relation.from} onPick={(to) => to && change({ to })} />
      <label className="ds-field" data-size="sm">
        <span className="ds-label">{label("strength")}</span>
        <select className="ds-input" data-size="sm" value={relation.strength} onChange={(e) => change({ strength: Number(e.target.value) })}>
          {([1, 2, 3] as const).map((n) => (
            <option key={n} value={n}>
              {say(`strength${n}`)}
            </option>
          ))}
        </select>
      </label>
      <TextField label={label("label")} value={relation.label} onSave={(text) => change({ label: text })} />
      {agreed(relation) && (
        <ChoiceField label={label("agreement")} type="agreement" value={relation.agreement} values={agreements} onSave={(agreement) => change({ agreement })} />
      )}
      <ChoiceField label={label("evidence")} type="evidence" value={relation.evidence} values={evidences} onSave={(evidence) => change({ evidence })} />
      <SourceField label={label("source")} value={relation.source} onSave={(source) => change({ source })} />
    </>
  );
}

function Actions({ relation, onClose }: { relation: Relation; onClose: () => void }) {
  const say = useSay(panelWords);
  const send = useSend();
  const remove = async () => {
    if (await send({ command: "Unrelate", args: { id: relation.id } })) onClose();
  };
  return (
    <div className="panel-row">
      <button
        type="button"
        className="ds-button"
        data-size="sm"
        data-variant="secondary"
        onClick={() => void send({ command: "ChangeRelation", args: { id: relation.id, from: relation.to, to: relation.from } })}
      >
        {say("swap")}
      </button>
      <button type="button" className="ds-button" data-size="sm" data-variant="secondary" data-color="danger" onClick={() => void remove()}>
        {say("removeRelation")}
      </button>
    </div>
  );
}
