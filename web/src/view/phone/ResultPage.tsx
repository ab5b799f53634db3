import type { Level } from "../../model/types";
import { levels } from "../../model/types";
import { disagreement, type Result, resultsOf } from "../../model/tally";
import type { PhoneMap } from "./phoneMap";
import { usePhoneSay } from "./words";

/** What the room answered: figures without names. */
export function ResultPage({ map, round }: { map: PhoneMap; round: string }) {
  const say = usePhoneSay();
  const results = resultsOf(map.tallies, map.actors, round);
  return (
    <>
      <h2 className="ds-heading" data-size="md">
        {say("resultOf")}
      </h2>
      <p className="ds-paragraph">{results.length > 0 ? say("resultText") : say("noAnswers")}</p>
      <ol className="phone-results">
        {results.map((r) => (
          <li key={`${r.actor.id}/${r.tally.criterion}`}>
            <ResultRow result={r} />
          </li>
        ))}
      </ol>
    </>
  );
}

const criteria = { interest: "interest", influence: "influence", affected: "affected", "": "interest" } as const;
const spreads = { much: "spreadWide", some: "spreadSome", none: "spreadNone" } as const;

function ResultRow({ result }: { result: Result }) {
  const say = usePhoneSay();
  const { tally, actor, counts, median, between } = result;
  const most = Math.max(...counts, 1);
  return (
    <>
      <h3 className="phone-name">
        {actor.name} <span className="phone-hint">{say(criteria[tally.criterion])}</span>
      </h3>
      {tally.few ? (
        <p>{say("few", { n: tally.answers })}</p>
      ) : (
        <>
          <ul className="phone-bars">
            {levels.map((level, step) => (
              <li key={level} data-median={level === median}>
                <span className="phone-bar" aria-hidden="true" style={{ blockSize: `${(3 * (counts[step] ?? 0)) / most}rem` }} />
                <span>{say(level)}</span> <strong>{counts[step]}</strong>
              </li>
            ))}
            {tally.dontKnow ? (
              <li data-apart="true">
                <span>{say("dontKnow")}</span> <strong>{tally.dontKnow}</strong>
              </li>
            ) : null}
          </ul>
          <p>
            <strong>{say(spreads[disagreement(result)])}</strong>
            {median !== undefined && median !== "" && ` · ${say("median", { level: say(median).toLowerCase() })}`}
            {between && ` · ${say("between", { a: levelWord(between[0]), b: levelWord(between[1]) })}`}
          </p>
        </>
      )}
    </>
  );
  function levelWord(level: Level): string {
    return say(level || "notAssessed").toLowerCase();
  }
}
