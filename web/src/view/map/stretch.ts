// Places drawn out to the shape of the screen, as the drawings on paper are:
// boxes keep their size, so that there is more room between them.
import type { Place } from "./scene";

/** How much places are drawn out along each axis, 1 or more. */
export interface Stretch {
  readonly x: number;
  readonly y: number;
}

// As much as on paper.
const most = 1.6;

/** Draws places out to a shape, width by height. Never together, and never out of all proportion. */
export function stretchTo(shape: number, places: Iterable<Place>): Stretch {
  const all = [...places];
  const span = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  const wide = span(all.map((p) => p.x));
  const high = span(all.map((p) => p.y));
  if (!(wide > 0 && high > 0 && shape > 0)) return { x: 1, y: 1 };
  const x = (shape * high) / wide;
  return x >= 1 ? { x: Math.min(x, most), y: 1 } : { x: 1, y: Math.min(1 / x, most) };
}

/** Where a place is shown. */
export function drawnOut({ x, y }: Place, by: Stretch): Place {
  return { x: x * by.x, y: y * by.y };
}

/** The place that is shown somewhere. */
export function drawnIn({ x, y }: Place, by: Stretch): Place {
  return { x: x / by.x, y: y / by.y };
}
