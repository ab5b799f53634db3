import { useState } from "react";
import { type ApiError } from "../../net/ask";
import { fateOf, type Mine } from "./mine";
import { useRefusal } from "./refusal";
import type { Sent } from "./useMine";
import type { Phone } from "./usePhone";
import { usePhoneSay } from "./words";

const fates = { unsent: "fateUnsent", refused: "fateRefused", waiting: "fateWaiting", on: "fateOn", off: "fateOff", gone: "fateGone" } as const;
const colors = { unsent: "warning", refused: "danger", waiting: "info", on: "success", off: "neutral", gone: "neutral" } as const;

/** What one has proposed or added, and what became of it. */
export function MineList({ phone, sent }: { phone: Phone; sent: Sent }) {
  const say = usePhoneSay();
  const refusal = useRefusal();
  const [failure, setFailure] = useState<ApiError>();
  const undo = async (one: Mine) => setFailure(await sent.undo(one));
  return (
    <section aria-labelledby="mine">
      <h3 id="mine" className="ds-heading" data-size="2xs">
        {say("mine")}
      </h3>
      {sent.mine.length === 0 && <p className="phone-hint">{say("mineNone")}</p>}
      {failure && (
        <p className="ds-alert" data-color="danger" role="alert">
          {refusal(failure)}
        </p>
      )}
      <ul className="phone-agreed">
        {sent.mine.map((one) => {
          const fate = fateOf(one, phone.outbox.parcels(), sent.waiting, phone.records);
          return (
            <li key={one.record}>
              <span className="phone-name">{one.text}</span>
              <span className="phone-fate">
                <span className="ds-tag" data-size="sm" data-color={colors[fate]}>
                  {say(fates[fate])}
                </span>
                {fate === "refused" && one.refused && <span className="phone-hint">{refusal({ code: one.refused } as ApiError)}</span>}
                {fate === "on" && one.direct && one.done && (
                  <button
                    type="button"
                    className="ds-button"
                    data-variant="tertiary"
                    data-size="sm"
                    aria-label={`${say("undo")}: ${one.text}`}
                    onClick={() => void undo(one)}
                  >
                    {say("undo")}
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
