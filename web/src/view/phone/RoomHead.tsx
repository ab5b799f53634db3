import { type FormEvent, useState } from "react";
import { mapAddress } from "../common/address";
import { rightsOf } from "../../model/rights";
import { ask, asApiError } from "../../net/ask";
import { clock, useLeft } from "../common/left";
import { Options } from "./Options";
import { useRefusal } from "./refusal";
import type { Phone } from "./usePhone";
import { usePhoneSay } from "./words";

/** The top of the page: which map, how the connection is, what waits to be sent, and the timer. */
export function RoomHead({ phone, name, leave }: { phone: Phone; name: string; leave: () => Promise<void> }) {
  const say = usePhoneSay();
  const { workshop, map } = phone;
  return (
    <header className="phone-head">
      <h1 className="ds-heading" data-size="2xs">
        {map.title || (phone.drawn > 0 ? say("untitled") : say("loading"))}
      </h1>
      <div className="phone-state">
        <Timer until={workshop?.timer} />
        <output>
          {!phone.connected && <span className="phone-late">{say("connecting")}</span>}
          {phone.waiting > 0 && <span className="phone-late">{say("unsent", { n: phone.waiting })}</span>}
        </output>
        {workshop?.locked && <span>{say("locked")}</span>}
      </div>
      <Options>
        <Rename phone={phone} name={name} />
        {rightsOf(workshop?.role).facilitate && (
          <a className="ds-button" data-variant="secondary" href={mapAddress(phone.id, "workshop")}>
            {say("facilitate")}
          </a>
        )}
        <button type="button" className="ds-button" data-variant="secondary" data-color="danger" onClick={() => void leave()}>
          {say("leave")}
        </button>
      </Options>
    </header>
  );
}

// Rename changes what the others see: one may have mistyped it.
function Rename({ phone, name }: { phone: Phone; name: string }) {
  const say = usePhoneSay();
  const refusal = useRefusal();
  const [typed, setTyped] = useState(name);
  const [told, setTold] = useState("");
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    const failure = await ask("PATCH", `/api/maps/${phone.id}/workshop/me`, { name: typed }).then(() => undefined, asApiError);
    setTold(failure ? refusal(failure) : say("youAre", { name: typed.trim() }));
  };
  return (
    <form className="phone-form" onSubmit={(e) => void rename(e)}>
      <label className="ds-field">
        <span className="ds-label">{say("name")}</span>
        <input className="ds-input" value={typed} maxLength={40} autoComplete="off" onChange={(e) => setTyped(e.target.value)} />
      </label>
      <button type="submit" className="ds-button" data-variant="secondary" disabled={typed.trim() === "" || typed === name}>
        {say("rename")}
      </button>
      <output>{told}</output>
    </form>
  );
}

function Timer({ until }: { until: string | undefined }) {
  const say = usePhoneSay();
  const left = useLeft(until);
  if (left === undefined) return null;
  return (
    <p className="phone-timer">
      <span role="timer" aria-label={say("timeLeft")} data-left={left === 0 ? "none" : left <= 60 ? "little" : "some"}>
        {left === 0 ? say("timeUp") : clock(left)}
      </span>
      <output className="unseen">{left === 60 ? say("minuteLeft") : left === 0 ? say("timeUp") : ""}</output>
    </p>
  );
}
