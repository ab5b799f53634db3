import { useMemo } from "react";
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { useMap } from "../common/live";
import { ticks } from "./figures";
import { writeFigure } from "../common/figures";
import type { Impact } from "../../model/analysis";
import { Plot } from "./Plot";
import { fanOut, type Frame, labelPoints, type Spot } from "./plot";
import { analysisWords } from "./words";

const width = 960;
const height = 380;
const frame: Frame = { left: 56, right: width - 16, rows: [], rowHeight: 0 };
const top = 24;
const bottom = height - 50;

/** Influence against dependence; the table below holds the same. */
export function ImpactPlot({ impact }: { impact: Impact }) {
  const say = useSay(analysisWords);
  const language = useLanguage();
  const { spots, most } = useSpots(impact);
  return (
    <Plot kind="scatter" label={say("impactPlot")} width={width} height={height}>
      {ticks(most.y).map((t) => (
        <g key={t}>
          <line className="grid" x1={frame.left} x2={frame.right} y1={yOf(t, most.y)} y2={yOf(t, most.y)} />
          <text className="plot-text" textAnchor="end" x={frame.left - 8} y={yOf(t, most.y) + 4}>
            {writeFigure(t, language)}
          </text>
        </g>
      ))}
      {ticks(most.x).map((t) => (
        <text key={t} className="plot-text" textAnchor="middle" x={xOf(t, most.x)} y={bottom + 24}>
          {writeFigure(t, language)}
        </text>
      ))}
      <text className="plot-text axis-name" x={0} y={12}>
        ↑ {say("influences")}
      </text>
      <text className="plot-text axis-name" textAnchor="end" x={frame.right} y={height - 8}>
        {say("depends")} →
      </text>
      {spots.map(({ actor, name, x, y, label }) => (
        <g key={actor}>
          <circle className="point" data-sign="other" cx={x} cy={y} r={4.5}>
            <title>{name}</title>
          </circle>
          {label && (
            <text className="plot-text label" x={label.x} y={label.y} textAnchor={label.end ? "end" : "start"}>
              {label.text}
            </text>
          )}
        </g>
      ))}
    </Plot>
  );
}

function xOf(value: number, most: number): number {
  return frame.left + (value / (most || 1)) * (frame.right - frame.left);
}

function yOf(value: number, most: number): number {
  return bottom - (value / (most || 1)) * (bottom - top);
}

function useSpots({ actors }: Impact): { spots: Spot[]; most: { x: number; y: number } } {
  const { graph } = useMap();
  return useMemo(() => {
    const most = { x: Math.max(0, ...actors.map((a) => a.dependence)), y: Math.max(0, ...actors.map((a) => a.influence)) };
    const points = actors.map((a) => ({
      actor: a.actor,
      name: graph.nameOf(a.actor),
      x: xOf(a.dependence, most.x),
      y: yOf(a.influence, most.y),
      sign: "other" as const,
    }));
    return { spots: labelPoints(fanOut(points), frame), most };
  }, [actors, graph]);
}
