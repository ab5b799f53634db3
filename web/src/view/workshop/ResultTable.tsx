import { levels } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { rankText } from "./Plot";
import { questionOf } from "./decisions";
import { disagreement, type Result } from "../../model/tally";
import { Scrolling } from "./Scrolling";
import { workshopWords } from "./words";

/** The results of a round as a table: the same as the plots. */
export function ResultTable({ results }: { results: readonly Result[] }) {
  const say = useSay(workshopWords);
  const domain = useDomain();
  return (
    <Scrolling label={say("asTable")}>
      <table className="ds-table" data-size="sm">
        <thead>
          <tr>
            <th scope="col">{say("actor")}</th>
            <th scope="col">{say("criterion")}</th>
            {levels.map((l) => (
              <th key={l} scope="col">
                {domain.label("level", l)}
              </th>
            ))}
            <th scope="col">{domain.label("level", "dontKnow")}</th>
            <th scope="col">{say("median")}</th>
            <th scope="col">{say("spread")}</th>
          </tr>
        </thead>
        <tbody>
          {results.map((r) => (
            <tr key={questionOf(r)}>
              <th scope="row" className="run-name">
                {r.actor.name}
              </th>
              <td>{domain.label("criterion", r.tally.criterion)}</td>
              {r.tally.few ? (
                <td colSpan={7}>{say("few", { n: r.tally.answers })}</td>
              ) : (
                <>
                  {r.counts.map((n, step) => (
                    <td key={levels[step]}>{n}</td>
                  ))}
                  <td>{r.tally.dontKnow ?? 0}</td>
                  <td>{rankText(r.tally.median, domain)}</td>
                  <td>
                    {r.spread.toLocaleString("nb-NO")} – {say(disagreement(r))}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
