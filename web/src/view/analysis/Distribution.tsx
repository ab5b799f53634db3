import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { Box } from "../common/asking/Box";
import { type Bin, bins } from "./figures";
import { writeFigure } from "../common/figures";
import type { Measure } from "../../model/analysis";
import { Plot } from "./Plot";
import { analysisWords } from "./words";

const width = 640;
const height = 200;
const foot = 24; // below the bars, for the borders
const head = 18; // above them, for the counts

/** How a measure is distributed, as bars and as a table. */
export function Distribution({ measure, figures }: { measure: Measure; figures: readonly number[] }) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  const language = useLanguage();
  const parts = bins(figures);
  const title = say("distribution", { measure: domain.label("measure", measure) });
  if (parts.length === 0) {
    return (
      <Box title={title}>
        <p className="ds-paragraph">{say("noFigures")}</p>
      </Box>
    );
  }
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (share: number) => writeFigure(sorted[Math.floor((sorted.length - 1) * share)] ?? 0, language);
  const text = say("distributionText", { n: figures.length, least: at(0), median: at(0.5), most: at(1) });
  return (
    <Box title={title} about={`${say("distributionAbout")} ${text}`}>
      <Bars parts={parts} label={`${title}. ${text}`} />
      <details>
        <summary>{say("asTable")}</summary>
        <BinTable parts={parts} />
      </details>
    </Box>
  );
}

function Bars({ parts, label }: { parts: readonly Bin[]; label: string }) {
  const language = useLanguage();
  const greatest = Math.max(...parts.map((p) => p.count));
  const step = width / parts.length;
  const tall = height - foot - head;
  return (
    <Plot kind="bars" label={label} width={width} height={height}>
      {parts.map(({ from, count }, i) => {
        const high = (count / greatest) * tall;
        return (
          <g key={from}>
            <rect className="bar" x={i * step + 2} y={head + tall - high} width={step - 4} height={high} />
            <text className="plot-text" x={(i + 0.5) * step} y={head + tall - high - 5} textAnchor="middle">
              {count > 0 ? count : ""}
            </text>
            <text className="plot-text" x={i * step + 2} y={height - 6}>
              {writeFigure(from, language)}
            </text>
          </g>
        );
      })}
      <line className="axis" x1={0} x2={width} y1={head + tall} y2={head + tall} />
    </Plot>
  );
}

function BinTable({ parts }: { parts: readonly Bin[] }) {
  const say = useSay(analysisWords);
  const language = useLanguage();
  return (
    <table className="ds-table" data-size="sm">
      <thead>
        <tr>
          <th scope="col">{say("range")}</th>
          <th scope="col" className="number">
            {say("count")}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ from, to, count }) => (
          <tr key={from}>
            <td>{say("oneRange", { from: writeFigure(from, language), to: writeFigure(to, language) })}</td>
            <td className="number">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
