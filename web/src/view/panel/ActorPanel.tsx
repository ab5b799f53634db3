import type { ReactNode } from "react";
import { mapAddress } from "../common/address";
import { agreements, anchorings, attitudes, categories, evidences, kinds } from "../../model/choices";
import { type Actor, levels } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useAnnounce } from "../common/announce";
import { Tick } from "../common/controls";
import { ChoiceField, TextField } from "../common/fields";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { Names } from "./Names";
import "./panel.css";
import { PanelHead } from "./PanelHead";
import { Relations } from "./Relations";
import { SourceField } from "./SourceField";
import { panelWords } from "./words";

interface Props {
  /** The id of the actor; nothing is shown when it is gone. */
  actor: string;
  onClose: () => void;
  /** Shows another actor or a relation instead. */
  onActor: (id: string) => void;
  onRelation: (id: string) => void;
}

/** All that the map knows of one actor, to read and to change. */
export function ActorPanel({ actor: id, onClose, onActor, onRelation }: Props) {
  const { graph, may } = useMap();
  const actor = graph.actors.get(id);
  if (!actor) return null;
  return (
    <section className="panel" aria-label={actor.name}>
      <PanelHead title={actor.name} onClose={onClose} />
      <fieldset className="panel-fields" disabled={!may.edit}>
        <Fields actor={actor} />
        <Names actor={actor} />
        <Relations actor={actor} onActor={onActor} onRelation={onRelation} />
        <Seats actor={actor} />
        {may.edit && <Remove actor={actor} onClose={onClose} />}
      </fieldset>
    </section>
  );
}

function Fields({ actor }: { actor: Actor }) {
  const say = useSay(panelWords);
  const domain = useDomain();
  const send = useSend();
  const { may } = useMap();
  const label = (name: keyof Actor) => domain.field("actor", name);
  const change = (fields: Partial<Actor>) => void send({ command: "ChangeActor", args: { id: actor.id, ...fields } });
  const text = (name: TextName, long = false) => (
    <TextField label={label(name)} value={actor[name]} long={long} onSave={(value) => change({ [name]: value })} />
  );
  return (
    <>
      <Section title={say("about")} open>
        {text("name")}
        {text("shortName")}
        <ChoiceField label={label("kind")} type="kind" value={actor.kind} values={kinds} onSave={(kind) => change({ kind })} />
        {actor.kind === "state" && <Tick label={label("ministry")} on={actor.ministry ?? false} onChange={(ministry) => change({ ministry })} />}
        {actor.kind === "municipality" && <Tick label={label("alsoCounty")} on={actor.alsoCounty ?? false} onChange={(alsoCounty) => change({ alsoCounty })} />}
        <ChoiceField label={label("category")} type="category" value={actor.category} values={categories} onSave={(category) => change({ category })} />
        {text("orgNumber")}
        <Tick label={label("owner")} on={actor.owner ?? false} onChange={(owner) => change({ owner })} />
        <Tick label={label("aggregate")} on={actor.aggregate ?? false} onChange={(aggregate) => change({ aggregate })} />
      </Section>
      {may.inside && (
        <>
          <Section title={say("assessment")} open>
            <ChoiceField label={label("interest")} type="level" value={actor.interest} values={levels} onSave={(interest) => change({ interest })} />
            <ChoiceField label={label("influence")} type="level" value={actor.influence} values={levels} onSave={(influence) => change({ influence })} />
            <ChoiceField label={label("attitude")} type="attitude" value={actor.attitude} values={attitudes} onSave={(attitude) => change({ attitude })} />
          </Section>
          <Section title={say("register")}>
            {text("expectations", true)}
            {text("informationNeed", true)}
            {text("measures", true)}
            {text("notes", true)}
          </Section>
          <Section title={say("anchoring")}>
            <ChoiceField
              label={label("anchoring")}
              type="anchoring"
              value={actor.anchoring}
              values={anchorings}
              onSave={(anchoring) => change({ anchoring })}
            />
            <ChoiceField
              label={label("agreement")}
              type="agreement"
              value={actor.agreement}
              values={agreements}
              onSave={(agreement) => change({ agreement })}
            />
            {text("contactName")}
            {text("contactRole")}
          </Section>
        </>
      )}
      <Section title={say("evidence")}>
        <ChoiceField label={label("evidence")} type="evidence" value={actor.evidence} values={evidences} onSave={(evidence) => change({ evidence })} />
        <SourceField label={label("source")} value={actor.source} onSave={(source) => change({ source })} />
      </Section>
    </>
  );
}

type TextName = "name" | "shortName" | "orgNumber" | "expectations" | "informationNeed" | "measures" | "notes" | "contactName" | "contactRole";

function Section({ title, open, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="panel-section" open={open}>
      <summary>{title}</summary>
      <div className="panel-fields">{children}</div>
    </details>
  );
}

function Seats({ actor }: { actor: Actor }) {
  const say = useSay(panelWords);
  const domain = useDomain();
  const { id, graph } = useMap();
  const seats = [...graph.seats.values()].filter((seat) => seat.actor === actor.id);
  return (
    <details className="panel-section" open={seats.length > 0}>
      <summary>{say("seats", { n: seats.length })}</summary>
      {seats.length === 0 && <p className="ds-paragraph">{say("noSeats")}</p>}
      <ul className="panel-list">
        {seats.map((seat) => (
          <li key={seat.id}>
            <a className="ds-link" href={mapAddress(id, "board", { gruppe: seat.group })}>
              {graph.groups.get(seat.group)?.name ?? seat.group}
            </a>
            : {domain.label("role", seat.role)}
            {seat.person && ` (${seat.person})`}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Remove({ actor, onClose }: { actor: Actor; onClose: () => void }) {
  const say = useSay(panelWords);
  const send = useSend();
  const announce = useAnnounce();
  const remove = async () => {
    if (!(await send({ command: "RemoveActor", args: { id: actor.id } }))) return;
    announce(say("removed", { name: actor.name }));
    onClose();
  };
  return (
    <button type="button" className="ds-button" data-size="sm" data-variant="secondary" data-color="danger" onClick={() => void remove()}>
      {say("removeActor")}
    </button>
  );
}
