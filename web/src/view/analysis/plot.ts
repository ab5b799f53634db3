// Where things go in a plot of points.
import { spread } from "./figures";

/** What is said of an actor, and thereby its shape. */
export type Sign = "hidden" | "assumed" | "unrated" | "other";

/** One actor in a plot. */
export interface Point {
  readonly actor: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly sign: Sign;
}

/** A point where it is drawn, with a label if there is room for one. */
export interface Spot extends Point {
  readonly label?: { readonly x: number; readonly y: number; readonly end: boolean; readonly text: string };
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  /** The middle of each row, and how high a row is. */
  readonly rows: readonly number[];
  readonly rowHeight: number;
}

const apart = 11; // between the middles of points in a row
const letter = 7; // how wide a letter is, about
const lineHeight = 13;

/** Places points of a row (0 the first) at a share of the width; those that share a spot are spread within their row. */
export function placePoints(points: readonly (Omit<Point, "y" | "x"> & { row: number; share: number })[], frame: Frame): Point[] {
  const placed: Point[] = [];
  for (const [row, middle] of frame.rows.entries()) {
    const here = points.filter((p) => p.row === row);
    const xs = here.map((p) => frame.left + p.share * (frame.right - frame.left));
    const lanes = spread(xs, apart);
    const tallest = Math.max(1, ...lanes.map(Math.abs));
    const step = Math.min(apart, (frame.rowHeight / 2 - apart / 2) / tallest);
    for (const [i, { row: _row, share: _share, ...point }] of here.entries()) {
      placed.push({ ...point, x: xs[i] ?? frame.left, y: middle + (lanes[i] ?? 0) * step });
    }
  }
  return placed;
}

/** Fans out points that share a spot, so that each is seen: in fives, to the right and up. */
export function fanOut<T extends { readonly x: number; readonly y: number }>(points: readonly T[]): T[] {
  const before = new Map<string, number>();
  return points.map((p) => {
    const spot = `${Math.round(p.x)}:${Math.round(p.y)}`;
    const n = before.get(spot) ?? 0;
    before.set(spot, n + 1);
    return { ...p, x: p.x + (n % 5) * apart, y: p.y - Math.floor(n / 5) * apart };
  });
}

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Names those of which something is said, then those farthest to the right, as far as there is room. */
export function labelPoints(points: readonly Point[], frame: Frame, most = 24): Spot[] {
  const said = (p: Point) => (p.sign === "other" ? 1 : 0);
  const order = [...points.keys()].sort((a, b) => said(points[a]!) - said(points[b]!) || points[b]!.x - points[a]!.x);
  const taken: Rect[] = points.map((p) => ({ x: p.x - 5, y: p.y - 5, width: 10, height: 10 }));
  const labels = new Map<number, NonNullable<Spot["label"]>>();
  for (const i of order) {
    if (labels.size >= most) break;
    const point = points[i]!;
    const text = shorten(point.name);
    const width = text.length * letter;
    for (const end of [false, true]) {
      const x = end ? point.x - 10 - width : point.x + 10;
      const rect = { x: x - 3, y: point.y - lineHeight / 2, width: width + 6, height: lineHeight };
      if (x < frame.left || x + width > frame.right + 8 || taken.some((t) => overlap(t, rect))) continue;
      taken.push(rect);
      labels.set(i, { x: end ? point.x - 10 : point.x + 10, y: point.y + 4, end, text });
      break;
    }
  }
  return points.map((p, i) => {
    const label = labels.get(i);
    return label ? { ...p, label } : p;
  });
}

/** A name that fits beside a point. */
export function shorten(name: string, most = 24): string {
  const letters = [...name];
  return letters.length <= most
    ? name
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
