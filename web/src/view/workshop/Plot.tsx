import { levels } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { type Domain, useDomain } from "../../words/domain";
import type { Result } from "../../model/tally";
import { workshopWords } from "./words";

const width = 40; // of a step
const height = 40; // of the highest bar

/** How the answers to one question are spread: a bar a level, a line from quartile to quartile, and the median on it. */
export function Plot({ result }: { result: Result }) {
  const say = useSay(workshopWords);
  const domain = useDomain();
  const { counts, tally } = result;
  const most = Math.max(...counts, 1);
  const middle = (rank: number) => (rank + 0.5) * width;
  return (
    <>
      <span className="unseen">{plotText(result, say, domain)}</span>
      <svg className="run-plot" viewBox={`0 0 ${4 * width} ${height + 30}`} aria-hidden="true">
        {counts.map((n, step) => {
          const tall = (height * n) / most;
          return (
            <g key={levels[step]}>
              <rect className="run-plot-bar" x={step * width + 6} y={height - tall} width={width - 12} height={tall} />
              {n > 0 && (
                <text className="run-plot-count" x={middle(step)} y={height - tall + 12} textAnchor="middle">
                  {n}
                </text>
              )}
              <text x={middle(step)} y={height + 26} textAnchor="middle">
                {domain.label("level", levels[step])}
              </text>
            </g>
          );
        })}
        <line className="run-plot-base" x1={0} x2={4 * width} y1={height} y2={height} />
        <line className="run-plot-spread" x1={middle(tally.q1 ?? 0)} x2={middle(tally.q3 ?? 0)} y1={height + 8} y2={height + 8} />
        <circle className="run-plot-median" cx={middle(tally.median ?? 0)} cy={height + 8} r={5} />
      </svg>
    </>
  );
}

type Say = (key: "plot", values: Record<string, string>) => string;

/** The same in words. */
export function plotText({ counts, tally }: Result, say: Say, domain: Domain): string {
  const parts = counts.map((n, step) => `${domain.label("level", levels[step])} ${n}`);
  if (tally.dontKnow) parts.push(`${domain.label("level", "dontKnow")} ${tally.dontKnow}`);
  return say("plot", { counts: parts.join(", "), median: rankText(tally.median, domain), q1: rankText(tally.q1, domain), q3: rankText(tally.q3, domain) });
}

/** A rank in words: a level, or the two that it lies between. */
export function rankText(rank: number | undefined, domain: Domain): string {
  const step = Math.floor(rank ?? 0);
  const low = domain.label("level", levels[step]);
  return step === (rank ?? 0) ? low : `${low}–${domain.label("level", levels[step + 1])}`;
}
