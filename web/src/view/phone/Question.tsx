import { levels } from "../../model/types";
import type { Answer, Criterion } from "../../model/scores";
import { usePhoneSay } from "./words";

interface Props {
  /** Tells the questions of a page apart. */
  name: string;
  criterion: Criterion;
  /** Undefined when there is none; the empty one is «vet ikke». */
  answer: Answer | undefined;
  unsent: boolean;
  disabled: boolean;
  give: (answer: Answer | undefined) => void;
}

/** One question about one actor: four steps, and «vet ikke» apart from them. */
export function Question({ name, criterion, answer, unsent, disabled, give }: Props) {
  const say = usePhoneSay();
  return (
    <fieldset className="phone-question" disabled={disabled}>
      <legend>
        {say(criterion)} <span className="phone-hint">{say(criterion === "interest" ? "interestWhat" : "influenceWhat")}</span>
      </legend>
      <div className="phone-levels">
        {levels.map((level) => (
          <Choice key={level} name={name} label={say(level)} chosen={answer === level} choose={() => give(level)} />
        ))}
      </div>
      <div className="phone-beside">
        <Choice name={name} label={say("dontKnow")} chosen={answer === ""} choose={() => give("")} apart />
        {answer !== undefined && (
          <button type="button" className="ds-button" data-variant="tertiary" data-size="sm" onClick={() => give(undefined)}>
            {say("takeBack")}
          </button>
        )}
        {unsent && <span className="phone-unsent">{say("unsentOne")}</span>}
      </div>
    </fieldset>
  );
}

function Choice({ name, label, chosen, choose, apart }: { name: string; label: string; chosen: boolean; choose: () => void; apart?: boolean }) {
  return (
    <label className="phone-choice" data-chosen={chosen} data-apart={apart}>
      <input type="radio" name={name} checked={chosen} onChange={choose} />
      <span>{label}</span>
    </label>
  );
}
