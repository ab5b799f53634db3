import { traceHead } from "../../canvas/heads";
import type { LineLook } from "../../canvas/palette";
import { recorded } from "./marks";

const length = 9; // of a head, in the mark's own units

/** How a line looks on the canvas, small. */
export function LineMark({ look }: { look: LineLook }) {
  const heads = recorded((pen) => {
    traceHead(pen, look.end, { x: 35, y: 11 }, { x: 1, y: 0 }, length, 1.5);
    traceHead(pen, look.start, { x: 1, y: 11 }, { x: -1, y: 0 }, length, 1.5);
  });
  return (
    <svg className="map-mark" viewBox="0 0 36 22" data-line={look.hue} aria-hidden="true" focusable="false">
      <path className="map-line" d="M3 11H33" />
      <path className="map-head" d={heads} />
    </svg>
  );
}
