import type { Phone } from "./usePhone";
import { usePhoneSay } from "./words";

/** Between rounds: what one waits for, and the levels that are agreed on. */
export function WaitPage({ phone, propose }: { phone: Phone; propose: () => void }) {
  const say = usePhoneSay();
  const { map, workshop } = phone;
  const agreed = map.actors.filter((a) => a.interest || a.influence);
  return (
    <>
      <h2 className="ds-heading" data-size="md">
        {say("waiting")}
      </h2>
      <p className="ds-paragraph">{say("waitingText")}</p>
      <p className="ds-paragraph">
        {say("actorsN", { n: map.actors.length })} · {say("relationsN", { n: map.relations.length })}
        {workshop && ` · ${say("here", { n: workshop.connected })}`}
      </p>
      <p className="ds-paragraph">{say("waitingPropose")}</p>
      <button type="button" className="ds-button" data-variant="secondary" onClick={propose}>
        {say(workshop?.role === "participant" ? "propose" : "addOwn")}
      </button>
      {agreed.length > 0 && (
        <>
          <h3 className="ds-heading" data-size="2xs">
            {say("agreedText")}
          </h3>
          <ul className="phone-agreed">
            {agreed.map((a) => (
              <li key={a.id}>
                <span className="phone-name">{a.name}</span>
                <span className="phone-hint">
                  {say("interest")}: {say(a.interest || "notAssessed").toLowerCase()} · {say("influence")}: {say(a.influence || "notAssessed").toLowerCase()}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
