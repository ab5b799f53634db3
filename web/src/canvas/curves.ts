// The ways of relations: from border to border, side by side between one pair.
import type { Kind } from "./api";
import type { Curve, Point } from "./geometry";
import { border } from "./shapes";

/** How far the middles of neighbouring relations of one pair are apart, in map units. */
const apart = 15;

/** How far the middle of relation i of n between one pair is moved sideways. */
export function laneOf(i: number, n: number): number {
  return (i - (n - 1) / 2) * apart;
}

/** A shape that a curve can end at. */
export interface Ending {
  readonly model: { readonly kind: Kind };
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Writes the curve from the border of a to that of b, its middle moved sideways by `lane`;
 * turned round, it leads from b to a. */
export function curveBetween(out: Curve, a: Ending, b: Ending, lane: number, turned: boolean): void {
  const wx = b.x - a.x;
  const wy = b.y - a.y;
  const length = Math.hypot(wx, wy) || 1;
  const sx = ((-wy / length) * lane * 4) / 3;
  const sy = ((wx / length) * lane * 4) / 3;
  let c1 = { x: a.x + 0.3 * wx + sx, y: a.y + 0.3 * wy + sy };
  let c2 = { x: b.x - 0.3 * wx + sx, y: b.y - 0.3 * wy + sy };
  const start = reach(a, c1);
  const end = reach(b, c2);
  if (lane === 0) {
    c1 = { x: start.x + (end.x - start.x) / 3, y: start.y + (end.y - start.y) / 3 };
    c2 = { x: end.x - (end.x - start.x) / 3, y: end.y - (end.y - start.y) / 3 };
  }
  const points = turned ? [end, c2, c1, start] : [start, c1, c2, end];
  points.forEach((p, i) => out.set([p.x, p.y], 2 * i));
}

function reach(n: Ending, towards: Point): Point {
  const p = border(n.model.kind, n.w, n.h, { x: towards.x - n.x, y: towards.y - n.y });
  return { x: n.x + p.x, y: n.y + p.y };
}
