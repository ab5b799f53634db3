import { type FormEvent, useId, useState } from "react";
import { kinds } from "../../model/choices";
import type { Actor, Command } from "../../model/types";
import { newID } from "../../net/ask";
import type { PhoneMap } from "./phoneMap";
import { knownActors } from "../../model/known";
import { capital } from "../../words/dictionary";
import { usePhoneSay } from "./words";

/** What the forms are given. */
export interface FormProps {
  map: PhoneMap;
  /** It is added, not proposed. */
  direct: boolean;
  disabled: boolean;
  send: (command: Command, text: string) => void;
  setTyping: (typing: boolean) => void;
}

const offered = ["", ...kinds] as const;

/** A new actor, with those that may already be it. */
export function ActorForm({ map, direct, disabled, send, setTyping }: FormProps) {
  const say = usePhoneSay();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<(typeof offered)[number]>("");
  const [missing, setMissing] = useState(false);
  const id = useId();
  const hits = knownActors(name, map.actors, map.aliases);
  const same = hits.find((h) => h.same)?.actor;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = name.trim();
    setMissing(text === "");
    if (text === "") return;
    send({ command: "AddActor", args: { id: newID(), name: text, ...(kind && { kind }) } }, text);
    setName("");
    setKind("");
  };
  const word = same ? (direct ? "addAnyway" : "sendAnyway") : direct ? "addOwn" : "propose";
  return (
    <form className="phone-form" noValidate onSubmit={submit}>
      <div className="ds-field">
        <label className="ds-label" htmlFor={id}>
          {say("actorName")}
        </label>
        <input
          id={id}
          className="ds-input"
          value={name}
          maxLength={200}
          autoComplete="off"
          aria-invalid={missing}
          aria-describedby={`${id}-known`}
          onChange={(e) => {
            setName(e.target.value);
            setTyping(e.target.value !== "");
          }}
        />
        <div id={`${id}-known`} aria-live="polite">
          {missing && <p className="ds-validation-message">{say("nameMissing")}</p>}
          <Known hits={hits.map((h) => h.actor)} same={same} />
        </div>
      </div>
      <label className="ds-field">
        <span className="ds-label">{say("kind")}</span>
        <select className="ds-input" value={kind} onChange={(e) => setKind(offered.find((k) => k === e.target.value) ?? "")}>
          {offered.map((k) => (
            <option key={k} value={k}>
              {capital(say(`kind.${k || "unknown"}`))}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="ds-button" data-size="lg" disabled={disabled}>
        {say(word)}
      </button>
    </form>
  );
}

function Known({ hits, same }: { hits: readonly Actor[]; same: Actor | undefined }) {
  const say = usePhoneSay();
  if (same)
    return (
      <p className="ds-alert" data-color="warning">
        {say("existsSame", { name: same.name })}
      </p>
    );
  if (hits.length === 0) return null;
  return (
    <>
      <p className="phone-hint">{say("exists")}</p>
      <ul className="phone-known">
        {hits.map((a) => (
          <li key={a.id} className="phone-name">
            {a.name}
          </li>
        ))}
      </ul>
    </>
  );
}
