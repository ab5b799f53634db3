import { levels } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { type Choice, choiceFor, type Choices, questionOf } from "./decisions";
import { Plot } from "./Plot";
import { disagreement, type Result } from "../../model/tally";
import { useSteer } from "./useSteer";
import { workshopWords } from "./words";

interface Props {
  results: readonly Result[];
  choices: Choices;
  setChoices: (change: (before: Choices) => Choices) => void;
}

/** What to talk about, and what is decided. */
export function Discussion({ results, choices, setChoices }: Props) {
  return (
    <ol className="run-results">
      {results.map((r) => {
        const at = questionOf(r);
        return <Row key={at} result={r} choice={choiceFor(r, choices)} choose={(choice) => setChoices((before) => ({ ...before, [at]: choice }))} />;
      })}
    </ol>
  );
}

function Row({ result, choice, choose }: { result: Result; choice: Choice | undefined; choose: (choice: Choice) => void }) {
  const say = useSay(workshopWords);
  const domain = useDomain();
  const steer = useSteer();
  const { workshop } = useMap();
  const { actor, tally } = result;
  const focused = workshop?.focus === actor.id;
  return (
    <li data-undecided={choice === undefined}>
      <div className="run-result-head">
        <h3 className="run-name">
          {actor.name} <span className="run-note">{domain.label("criterion", tally.criterion)}</span>
        </h3>
        {!tally.few && (
          <span className="ds-tag" data-size="sm" data-color={disagreement(result) === "much" ? "warning" : "neutral"}>
            {say(disagreement(result))}
          </span>
        )}
        <button
          type="button"
          className="ds-button"
          data-size="sm"
          data-variant="tertiary"
          aria-pressed={focused}
          aria-label={say("lead", { name: actor.name })}
          onClick={() => void steer({ focus: focused ? "" : actor.id })}
        >
          {say("focusOn")}
        </button>
      </div>
      {tally.few ? <p>{say("few", { n: tally.answers })}</p> : <Plot result={result} />}
      <Decide result={result} choice={choice} choose={choose} />
    </li>
  );
}

function Decide({ result, choice, choose }: { result: Result; choice: Choice | undefined; choose: (choice: Choice) => void }) {
  const say = useSay(workshopWords);
  const domain = useDomain();
  const { actor, tally } = result;
  const name = questionOf(result);
  const old = tally.criterion === "interest" ? actor.interest : actor.influence;
  const all: readonly Choice[] = [...levels, "keep"];
  return (
    <fieldset className="run-choices">
      <legend>
        {say("decide")}
        {choice === undefined && <strong> – {say("mustDecide")}</strong>}
      </legend>
      {all.map((c) => (
        <label key={c}>
          <input type="radio" className="ds-input" name={name} checked={choice === c} onChange={() => choose(c)} />
          {c === "keep" ? say("keep", { level: domain.label("level", old) }) : domain.label("level", c)}
        </label>
      ))}
    </fieldset>
  );
}
