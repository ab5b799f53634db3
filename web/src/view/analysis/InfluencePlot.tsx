import { useMemo } from "react";
import { levels } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { useMap } from "../common/live";
import { isPresent, writeFigure } from "../common/figures";
import { levelRank, ticks } from "./figures";
import type { Analysis } from "../../model/analysis";
import { Plot } from "./Plot";
import { type Frame, labelPoints, placePoints, type Sign, type Spot } from "./plot";
import { analysisWords } from "./words";

const width = 960;
const rowHeight = 84;
const foot = 40;
const rowCount = levels.length + 1; // the last is for those that are not assessed
const frame: Frame = { left: 110, right: width - 16, rowHeight, rows: Array.from({ length: rowCount }, (_, i) => 8 + (i + 0.5) * rowHeight) };
const bottom = 8 + rowCount * rowHeight;

/** Betweenness against given influence; the tables below hold the same. */
export function InfluencePlot({ analysis }: { analysis: Analysis }) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  const language = useLanguage();
  const { spots, greatest } = useSpots(analysis);
  const rowNames = [...[...levels].reverse().map((l) => domain.label("level", l)), domain.label("level", "")];
  const counts = (["hidden", "assumed", "unrated"] as const).map((s) => `${say(s)}: ${spots.filter((p) => p.sign === s).length}`);
  return (
    <div className="plot-box">
      <Plot kind="scatter" label={`${say("scatter")}. ${counts.join(", ")}.`} width={width} height={bottom + foot}>
        {rowNames.map((name, i) => (
          <g key={name}>
            <line className="grid" x1={frame.left} x2={frame.right} y1={8 + (i + 1) * rowHeight} y2={8 + (i + 1) * rowHeight} />
            <text className="plot-text" x={0} y={(frame.rows[i] ?? 0) + 4}>
              {name}
            </text>
          </g>
        ))}
        {ticks(greatest).map((t) => (
          <text key={t} className="plot-text" textAnchor="middle" x={frame.left + (t / (greatest || 1)) * (frame.right - frame.left)} y={bottom + 16}>
            {writeFigure(t, language)}
          </text>
        ))}
        <text className="plot-text axis-name" textAnchor="end" x={frame.right} y={bottom + 34}>
          {say("betweenness")} →
        </text>
        {spots.map((spot) => (
          <Mark key={spot.actor} spot={spot} />
        ))}
      </Plot>
      <Legend />
    </div>
  );
}

function useSpots({ table, contrast }: Analysis): { spots: Spot[]; greatest: number } {
  const { graph } = useMap();
  return useMemo(() => {
    const signs = new Map<string, Sign>();
    for (const sign of ["hidden", "assumed", "unrated"] as const) for (const p of contrast[sign]) signs.set(p.actor, sign);
    const figures = table.rows.map((r) => r.values[table.measures.indexOf("betweenness")]);
    const greatest = Math.max(0, ...figures.filter(isPresent));
    const points = table.rows.map((row, i) => {
      const figure = figures[i];
      const rank = levelRank(graph.actors.get(row.actor)?.influence);
      return {
        actor: row.actor,
        name: row.name,
        sign: signs.get(row.actor) ?? "other",
        share: isPresent(figure) && greatest > 0 ? figure / greatest : 0,
        row: rank < 0 ? levels.length : levels.length - 1 - rank,
      };
    });
    return { spots: labelPoints(placePoints(points, frame), frame), greatest };
  }, [table, contrast, graph]);
}

function Mark({ spot: { x, y, sign, name, label } }: { spot: Spot }) {
  return (
    <g>
      <Shape x={x} y={y} sign={sign}>
        {name}
      </Shape>
      {label && (
        <text className="plot-text label" x={label.x} y={label.y} textAnchor={label.end ? "end" : "start"}>
          {label.text}
        </text>
      )}
    </g>
  );
}

const shapes: Readonly<Record<Exclude<Sign, "other">, string>> = {
  hidden: "M0 -6.5 L6.5 5 L-6.5 5 Z",
  assumed: "M-5 -5 H5 V5 H-5 Z",
  unrated: "M0 -6.5 L6.5 0 L0 6.5 L-6.5 0 Z",
};

function Shape({ x, y, sign, children }: { x: number; y: number; sign: Sign; children?: string }) {
  const title = children && <title>{children}</title>;
  if (sign === "other") {
    return (
      <circle className="point" data-sign={sign} cx={x} cy={y} r={4.5}>
        {title}
      </circle>
    );
  }
  return (
    <path className="point" data-sign={sign} d={shapes[sign]} transform={`translate(${x} ${y})`}>
      {title}
    </path>
  );
}

function Legend() {
  const say = useSay(analysisWords);
  const names: readonly [Sign, string][] = [
    ["hidden", say("hidden")],
    ["assumed", say("assumed")],
    ["unrated", say("unrated")],
    ["other", say("others")],
  ];
  return (
    <ul className="legend">
      {names.map(([sign, name]) => (
        <li key={sign}>
          <svg width={16} height={16} viewBox="-8 -8 16 16" aria-hidden="true">
            <Shape x={0} y={0} sign={sign} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
