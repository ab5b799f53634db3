import { useId } from "react";
import type { Kind, Tone } from "../../canvas/api";
import { markSize, outlineOf, patternOf } from "./marks";

interface Props {
  kind: Kind;
  tone: Tone;
  badge?: string | undefined;
}

/** How an actor looks on the canvas, small; what it means stands beside it. */
export function Mark({ kind, tone, badge }: Props) {
  const clip = useId();
  const outline = outlineOf(kind);
  const pattern = patternOf(tone.pattern ?? "plain");
  return (
    <svg className="map-mark" viewBox={`0 0 ${markSize.w} ${markSize.h}`} data-hue={tone.hue} aria-hidden="true" focusable="false">
      <path className="map-mark-fill" d={outline} />
      {pattern && (
        <>
          <clipPath id={clip}>
            <path d={outline} />
          </clipPath>
          <path className="map-mark-ink" d={pattern} clipPath={`url(#${clip})`} />
        </>
      )}
      <path className="map-mark-edge" d={outline} />
      {badge && (
        <text className="map-mark-text" x={markSize.w / 2} y={markSize.h / 2 + 4} textAnchor="middle">
          {badge}
        </text>
      )}
    </svg>
  );
}
