// Plane geometry of the canvas: pure functions, all in map units unless named
// otherwise. y grows downwards.

/** A point, or a way from one point to another. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box by its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A cubic curve: start, two control points and end, as eight numbers x0, y0 … x3, y3. */
export type Curve = Float64Array;

/** The box of the given size around a middle. */
export function around(x: number, y: number, w: number, h: number): Box {
  return { x: x - w / 2, y: y - h / 2, w, h };
}

/** The smallest box around both. */
export function union(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y };
}

/** The smallest box around all; undefined for none. */
export function boundsOf(boxes: Iterable<Box>): Box | undefined {
  let all: Box | undefined;
  for (const box of boxes) all = all ? union(all, box) : box;
  return all;
}

/** Whether two boxes have more than an edge in common. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The box with so much added on every side; less than nothing is nothing. */
export function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, w: Math.max(0, box.w + 2 * by), h: Math.max(0, box.h + 2 * by) };
}

/** How far a point is from a box, 0 inside it. */
export function distanceToBox(p: Point, box: Box): number {
  const dx = Math.max(box.x - p.x, 0, p.x - box.x - box.w);
  const dy = Math.max(box.y - p.y, 0, p.y - box.y - box.h);
  return Math.hypot(dx, dy);
}

/** Whether a point lies in a polygon; the rule is that of a crossing ray. */
export function inside(p: Point, polygon: readonly Point[]): boolean {
  let odd = false;
  let a = polygon[polygon.length - 1];
  for (const b of polygon) {
    if (a && a.y > p.y !== b.y > p.y && p.x < ((b.x - a.x) * (p.y - a.y)) / (b.y - a.y) + a.x) odd = !odd;
    a = b;
  }
  return odd;
}

/** Where the ray from a polygon's middle (0, 0) along a way leaves it; (0, 0) for a polygon without area. */
export function leaves(way: Point, polygon: readonly Point[]): Point {
  let best = 0;
  let a = polygon[polygon.length - 1];
  for (const b of polygon) {
    if (a) best = Math.max(best, crossing(way, a, b));
    a = b;
  }
  return { x: way.x * best, y: way.y * best };
}

/** How many times the way reaches the side from a to b; 0 when it does not. */
function crossing(way: Point, a: Point, b: Point): number {
  const sx = b.x - a.x;
  const sy = b.y - a.y;
  const det = way.x * sy - way.y * sx;
  if (det === 0) return 0;
  const u = (a.x * way.y - a.y * way.x) / det;
  if (u < -1e-9 || u > 1 + 1e-9) return 0;
  return (a.x * sy - a.y * sx) / det;
}

/** Where the ray from the middle (0, 0) of an ellipse along a way leaves it. */
export function leavesEllipse(way: Point, rx: number, ry: number): Point {
  const length = Math.hypot(way.x / Math.max(rx, 1e-9), way.y / Math.max(ry, 1e-9));
  return length === 0 ? { x: rx, y: 0 } : { x: way.x / length, y: way.y / length };
}

/** The point at t, 0–1, of a curve. */
export function pointOn(c: Curve, t: number): Point {
  const s = 1 - t;
  const a = s * s * s;
  const b = 3 * s * s * t;
  const d = 3 * s * t * t;
  const e = t * t * t;
  return {
    x: a * c[0]! + b * c[2]! + d * c[4]! + e * c[6]!,
    y: a * c[1]! + b * c[3]! + d * c[5]! + e * c[7]!,
  };
}

/** The box around a curve's four points, which holds the curve. */
export function curveBox(c: Curve): Box {
  const x = Math.min(c[0]!, c[2]!, c[4]!, c[6]!);
  const y = Math.min(c[1]!, c[3]!, c[5]!, c[7]!);
  const right = Math.max(c[0]!, c[2]!, c[4]!, c[6]!);
  const bottom = Math.max(c[1]!, c[3]!, c[5]!, c[7]!);
  return { x, y, w: right - x, h: bottom - y };
}

/** How far a point is from the piece of line from a to b. */
export function distanceToSegment(p: Point, ax: number, ay: number, bx: number, by: number): number {
  const wx = bx - ax;
  const wy = by - ay;
  const length = wx * wx + wy * wy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - ax) * wx + (p.y - ay) * wy) / length));
  return Math.hypot(p.x - ax - t * wx, p.y - ay - t * wy);
}

/** How far a point is from a curve, measured to 16 chords of it. */
export function distanceToCurve(p: Point, c: Curve): number {
  const chords = 16;
  let best = Infinity;
  let ax = c[0]!;
  let ay = c[1]!;
  for (let i = 1; i <= chords; i++) {
    const b = pointOn(c, i / chords);
    best = Math.min(best, distanceToSegment(p, ax, ay, b.x, b.y));
    ax = b.x;
    ay = b.y;
  }
  return best;
}

/** The convex outline of points, clockwise on the screen (Andrew 1979). */
export function convex(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const lower = chain(sorted);
  const upper = chain(sorted.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function chain(sorted: readonly Point[]): Point[] {
  const out: Point[] = [];
  for (const p of sorted) {
    for (let a = out.at(-2), b = out.at(-1); a && b && (b.x - a.x) * (p.y - a.y) <= (b.y - a.y) * (p.x - a.x); a = out.at(-2), b = out.at(-1)) {
      out.pop();
    }
    out.push(p);
  }
  return out;
}

/** A way on the screen. */
export type Direction = "left" | "right" | "up" | "down";

/** The index of the nearest point in a direction from `from`, −1 when none lies that way.
 * What lies within 45° of the direction counts; sideways distance counts double. Ties go to the first. */
export function nearestIn(direction: Direction, from: Point, points: readonly Point[]): number {
  let best = -1;
  let least = Infinity;
  points.forEach((p, i) => {
    const cost = costOf(direction, p.x - from.x, p.y - from.y);
    if (cost < least) [best, least] = [i, cost];
  });
  return best;
}

function costOf(direction: Direction, dx: number, dy: number): number {
  const horizontal = direction === "left" || direction === "right";
  const along = (horizontal ? dx : dy) * (direction === "left" || direction === "up" ? -1 : 1);
  const aside = Math.abs(horizontal ? dy : dx);
  return along <= 0 || aside > along ? Infinity : along + 2 * aside;
}
