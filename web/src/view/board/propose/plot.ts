// The geometry of the curve: size on the x axis, share that is heard on the y axis.
import type { Point } from "./model";

export const frame = { width: 480, height: 220, left: 48, right: 12, top: 12, bottom: 36 } as const;

/** Where a size and a share stand in the frame; sizes go from 1 to `most`. */
export function place(size: number, share: number, most: number): { x: number; y: number } {
  const across = frame.width - frame.left - frame.right;
  const down = frame.height - frame.top - frame.bottom;
  const at = most > 1 ? (size - 1) / (most - 1) : 0.5;
  return { x: frame.left + across * at, y: frame.top + down * (1 - share) };
}

/** The line through the points that were found. */
export function linePath(points: readonly Point[], most: number): string {
  return points.map((p, i) => `${i === 0 ? "M" : "L"}${coordinate(p, most)}`).join("");
}

function coordinate(p: Point, most: number): string {
  const { x, y } = place(p.size, p.share, most);
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

const steps = [1, 2, 5, 10, 20, 25, 50, 100, 250, 500, 1000];

/** Sizes to write below the axis: round ones, at most a dozen, and the largest. */
export function ticks(most: number): number[] {
  const step = steps.find((s) => most / s <= 11) ?? most;
  const round = Array.from({ length: Math.floor(most / step) }, (_, i) => (i + 1) * step);
  return [...round.filter((n) => most - n >= step / 2), most];
}

const mostMarks = 40;

/** The points that get a mark of their own: all where there is room, else those that are not proven and the chosen one. */
export function marked(points: readonly Point[], chosen: number): readonly Point[] {
  return points.length <= mostMarks ? points : points.filter((p) => !p.proven || p.size === chosen);
}
