import type { Way as WayState } from "./way";
import { usePhoneSay } from "./words";

/** How the way to the service is, and what to do when it is closed. */
export function Way({ way, tryAgain }: { way: WayState | undefined; tryAgain: () => void }) {
  const say = usePhoneSay();
  if (way === undefined || way === "good") {
    return (
      <output className="phone-way" data-way={way ?? "testing"}>
        {way ? `✓ ${say("wayGood")}` : say("testing")}
      </output>
    );
  }
  return (
    <section className="ds-alert" data-color={way === "held" ? "warning" : "danger"} role="alert" data-way={way}>
      <p>
        <strong>{say(way === "held" ? "wayHeld" : "wayNone")}</strong>
      </p>
      <p>{say("wayDo")}</p>
      <ul>
        <li>{say("waySame")}</li>
        <li>{say("wayGuest")}</li>
        <li>{say("wayTable")}</li>
      </ul>
      <button type="button" className="ds-button" data-variant="secondary" onClick={tryAgain}>
        {say("wayTry")}
      </button>
    </section>
  );
}
