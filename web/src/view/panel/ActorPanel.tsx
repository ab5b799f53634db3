import type { ReactNode } from "react";
import { mapAddress } from "../common/address";
import type { Actor } from "../../model/types";
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
import { fieldsOf, inside, parts, placed } from "./placed";
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
  const { may } = useMap();
  return parts
    .filter((part) => may.inside || !inside.includes(part))
    .map((part) => (
      <Section key={part} title={say(part)} open={part === "about" || part === "assessment"}>
        {fieldsOf(part, actor).map((name) => (
          <Field key={name} actor={actor} name={name} />
        ))}
      </Section>
    ));
}

function Field({ actor, name }: { actor: Actor; name: keyof typeof placed }) {
  const domain = useDomain();
  const send = useSend();
  const field = placed[name];
  const label = domain.field("actor", name);
  const text = String(actor[name] ?? "");
  const save = (value: string | boolean) => void send({ command: "ChangeActor", args: { id: actor.id, [name]: value } });
  switch (field.as) {
    case "line":
    case "text":
      return <TextField label={label} value={text} long={field.as === "text"} onSave={save} />;
    case "tick":
      return <Tick label={label} on={actor[name] === true} onChange={save} />;
    case "choice":
      return <ChoiceField label={label} type={field.type} value={text} values={field.values} onSave={save} />;
    case "source":
      return <SourceField label={label} value={text} onSave={save} />;
  }
}

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
