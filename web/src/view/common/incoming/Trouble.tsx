import { useState } from "react";
import type { ApiError } from "../../../net/ask";
import { useSay } from "../../../words/dictionary";
import { Failure } from "../Failure";
import { Notes } from "./Notes";
import { scalesOf, type UsedFile } from "./incoming";
import { incomingWords } from "../../desk/incoming/words";

/** Why a file cannot come in as it is, and what to do about it. */
export function Trouble({ used, failure }: { used: UsedFile; failure: ApiError }) {
  const say = useSay(incomingWords);
  const scales = scalesOf(failure);
  const problems = failure.problem.problems ?? [];
  if (scales.length > 0) return <ScaleQuestion scales={scales} onChoose={(scale) => used.choose({ scale })} />;
  if (failure.status === 412) {
    return (
      <div className="ds-alert" data-color="warning" role="alert">
        <p className="ds-paragraph">{say("stale")}</p>
        <button type="button" className="ds-button" data-size="sm" onClick={() => used.choose({})}>
          {say("again")}
        </button>
      </div>
    );
  }
  if (problems.length === 0) return <Failure error={failure} />;
  return (
    <div className="ds-alert" data-color="danger" role="alert">
      <h3 className="ds-heading" data-size="2xs">
        {say("cannot")}
      </h3>
      <Notes notes={problems} count={problems.length} />
      <p className="ds-paragraph">{say("remedy")}</p>
    </div>
  );
}

function ScaleQuestion({ scales, onChoose }: { scales: readonly string[]; onChoose: (scale: string) => void }) {
  const say = useSay(incomingWords);
  const [chosen, setChosen] = useState("");
  const known = { "0-3": say("scale.0-3"), "1-3": say("scale.1-3"), "1-4": say("scale.1-4"), "1-5": say("scale.1-5") } as Readonly<Record<string, string>>;
  return (
    <fieldset className="ds-fieldset">
      <legend className="ds-label">{say("scale")}</legend>
      <p className="ds-paragraph" data-size="sm">
        {say("scaleAbout")}
      </p>
      {scales.map((scale) => (
        <label key={scale} className="choice">
          <input type="radio" className="ds-input" name="scale" checked={chosen === scale} onChange={() => setChosen(scale)} />
          {known[scale] ?? scale}
        </label>
      ))}
      <button type="button" className="ds-button own-width" data-size="sm" disabled={!chosen} onClick={() => onChoose(chosen)}>
        {say("again")}
      </button>
    </fieldset>
  );
}
