import { useState } from "react";
import type { Round } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { liveRound } from "../../model/scores";
import { type Choices, decisionsOf, undecided } from "./decisions";
import { Discussion } from "./Discussion";
import { useKept } from "./kept";
import { ResultTable } from "./ResultTable";
import { DiscardRound } from "./ScoreStep";
import { resultsOf } from "../../model/tally";
import { workshopWords } from "./words";

/** Agreeing on the levels of a revealed round, most disagreement first. */
export function AgreeStep() {
  const say = useSay(workshopWords);
  const { graph } = useMap();
  const round = liveRound(graph.rounds);
  if (round?.state === "open") return <p className="ds-paragraph">{say("notRevealed")}</p>;
  if (!round) return <p className="ds-paragraph">{say("agreedText")}</p>;
  return <Agreeing key={round.id} round={round} />;
}

function Agreeing({ round }: { round: Round }) {
  const say = useSay(workshopWords);
  const attempt = useAttempt();
  const { id, graph, changes } = useMap();
  const [choices, setChoices] = useKept<Choices>(`choices.${id}.${round.id}`, {});
  const [table, setTable] = useState(false);
  const results = resultsOf(graph.tallies, [...graph.actors.values()], round.id);
  const left = undecided(results, choices);
  const agree = () => void attempt(changes.send({ command: "AgreeRound", args: { id: round.id, decisions: decisionsOf(results, choices) } }));
  return (
    <>
      <p className="ds-paragraph">{say(results.length > 0 ? "agreeText" : "noResults")}</p>
      {results.length > 0 && (
        <button type="button" className="ds-button run-next" data-variant="tertiary" data-size="sm" onClick={() => setTable(!table)}>
          {say(table ? "asList" : "asTable")}
        </button>
      )}
      {table ? <ResultTable results={results} /> : <Discussion results={results} choices={choices} setChoices={setChoices} />}
      <div className="row run-decide">
        <button type="button" className="ds-button" data-size="lg" disabled={left > 0 || results.length === 0} onClick={agree}>
          {say("agreeRound")}
        </button>
        <DiscardRound round={round} />
        {left > 0 && <output>{say("undecided", { n: left })}</output>}
      </div>
    </>
  );
}
