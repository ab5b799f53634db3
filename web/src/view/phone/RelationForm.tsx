import { type FormEvent, useState } from "react";
import type { Actor } from "../../model/types";
import { newID } from "../../net/ask";
import type { FormProps } from "./ActorForm";
import { knownRelation } from "../../model/known";
import { usePhoneSay } from "./words";

// Conflicts are not for guests: the service keeps them to those who work with the map.
const types = [
  "governs",
  "funds",
  "represents",
  "regulates",
  "delivers",
  "influences",
  "informs",
  "assigns",
  "serves",
  "partOf",
  "lends",
  "collaborates",
  "other",
] as const;
type Type = (typeof types)[number];

/** A new relation between two actors. */
export function RelationForm({ map, direct, disabled, send, setTyping }: FormProps) {
  const say = usePhoneSay();
  const [from, setFrom] = useState("");
  const [type, setType] = useState<Type | "">("");
  const [to, setTo] = useState("");
  const [label, setLabel] = useState("");
  const [missing, setMissing] = useState(false);
  const known = type !== "" && knownRelation(map.relations, from, to, type);
  const nameOf = (id: string) => map.names.get(id) ?? id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const whole = from !== "" && to !== "" && from !== to && type !== "";
    setMissing(!whole);
    if (!whole) return;
    const text = `${nameOf(from)} ${say(`relation.${type}`)} ${nameOf(to)}`;
    send({ command: "Relate", args: { id: newID(), from, to, type, strength: 1, ...(label.trim() && { label: label.trim() }) } }, text);
    setFrom("");
    setTo("");
    setType("");
    setLabel("");
  };
  const typed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setTyping(true);
    };
  const word = known ? (direct ? "addAnyway" : "sendAnyway") : direct ? "addOwn" : "propose";
  return (
    <form className="phone-form" noValidate onSubmit={submit}>
      <ActorChoice label={say("from")} actors={map.actors} value={from} set={typed(setFrom)} />
      <label className="ds-field">
        <span className="ds-label">{say("relation")}</span>
        <select className="ds-input" value={type} onChange={(e) => typed(setType)(types.find((t) => t === e.target.value) ?? "")}>
          <option value="">{say("choose")}</option>
          {types.map((t) => (
            <option key={t} value={t}>
              {say(`relation.${t}`)}
            </option>
          ))}
        </select>
      </label>
      <ActorChoice label={say("to")} actors={map.actors} value={to} set={typed(setTo)} />
      <label className="ds-field">
        <span className="ds-label">{say("label")}</span>
        <input className="ds-input" value={label} maxLength={200} autoComplete="off" onChange={(e) => typed(setLabel)(e.target.value)} />
      </label>
      <div aria-live="polite">
        {missing && <p className="ds-validation-message">{say("needTwo")}</p>}
        {known && (
          <p className="ds-alert" data-color="warning">
            {say("relationExists")}
          </p>
        )}
      </div>
      <button type="submit" className="ds-button" data-size="lg" disabled={disabled}>
        {say(word)}
      </button>
    </form>
  );
}

function ActorChoice({ label, actors, value, set }: { label: string; actors: readonly Actor[]; value: string; set: (actor: string) => void }) {
  const say = usePhoneSay();
  return (
    <label className="ds-field">
      <span className="ds-label">{label}</span>
      <select className="ds-input" value={value} onChange={(e) => set(e.target.value)}>
        <option value="">{say("choose")}</option>
        {actors.map((a) => (
          <option key={a.id} value={a.id}>
            {a.name}
          </option>
        ))}
      </select>
    </label>
  );
}
