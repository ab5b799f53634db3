import { mapAddress } from "../../address";
import { rightsOf } from "../../model/rights";
import { clock, useLeft } from "../workshop/left";
import { Options } from "./Options";
import type { Phone } from "./usePhone";
import { usePhoneSay } from "./words";

/** The top of the page: which map, how the connection is, what waits to be sent, and the timer. */
export function RoomHead({ phone, name, leave }: { phone: Phone; name: string; leave: () => Promise<void> }) {
  const say = usePhoneSay();
  const { workshop, map } = phone;
  return (
    <header className="phone-head">
      <div className="phone-title">
        <h1 className="ds-heading" data-size="2xs">
          {map.title || (phone.drawn > 0 ? say("untitled") : say("loading"))}
        </h1>
        <Timer until={workshop?.timer} />
      </div>
      <output className="phone-state">
        {!phone.connected && <span className="phone-late">{say("connecting")}</span>}
        {phone.waiting > 0 && <span className="phone-late">{say("unsent", { n: phone.waiting })}</span>}
      </output>
      {workshop?.locked && <p className="phone-state">{say("locked")}</p>}
      <Options>
        <p>{say("youAre", { name })}</p>
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
