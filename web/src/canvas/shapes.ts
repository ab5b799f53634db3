// The outlines of actors: one shape for each kind, the same as on paper.
import type { Kind } from "./api";
import { type Box, inside, leaves, leavesEllipse, type Point } from "./geometry";

type Outline = "rectangle" | "hexagon" | "house" | "octagon" | "parallelogram" | "ellipse" | "pill" | "rounded";

const outlines: Record<Kind, Outline> = {
  state: "rectangle",
  county: "hexagon",
  municipality: "house",
  ks: "octagon",
  private: "parallelogram",
  voluntary: "ellipse",
  users: "pill",
  other: "rounded",
};

/** The largest share of a shape's width and height that its label may fill. */
const rooms: Record<Outline, readonly [number, number]> = {
  rectangle: [0.94, 0.88],
  hexagon: [0.8, 0.8],
  house: [0.86, 0.65],
  octagon: [0.82, 0.78],
  parallelogram: [0.77, 0.8],
  ellipse: [0.74, 0.66],
  pill: [0.78, 0.62],
  rounded: [0.94, 0.88],
};

/** The largest share of a kind's box that its label may fill. */
export function labelRoom(kind: Kind): { readonly w: number; readonly h: number } {
  const [w, h] = rooms[outlines[kind]];
  return { w, h };
}

/** The least size of a box of a kind around a label, in map units. */
export function sizeAround(kind: Kind, width: number, height: number, grow: number): { w: number; h: number } {
  const [x, y] = rooms[outlines[kind]];
  return { w: Math.max(54 * grow, width / x + 12 * grow), h: Math.max(26 * grow, height / y + 8 * grow) };
}

/** How far below the middle of the box a label stands. */
export function labelDrop(kind: Kind, height: number): number {
  return kind === "municipality" ? height * 0.1 : 0;
}

/** The radius of the rounded corners of a box of a kind; 0 for sharp ones. */
export function cornerRadius(kind: Kind, w: number, h: number): number {
  if (kind === "users") return Math.min(w, h) / 2;
  return kind === "other" ? Math.min(6, w / 2, h / 2) : 0;
}

/** The corners of a kind's shape around (0, 0); undefined for ellipses and round corners. */
export function corners(kind: Kind, w: number, h: number): readonly Point[] | undefined {
  const r = w / 2;
  const b = h / 2;
  const slant = Math.min(h / 3, w / 8);
  const cut = Math.min(w, h) * 0.2;
  const list = (...xy: number[]) => Array.from({ length: xy.length / 2 }, (_, i) => ({ x: xy[2 * i]!, y: xy[2 * i + 1]! }));
  switch (outlines[kind]) {
    case "rectangle":
      return list(-r, -b, r, -b, r, b, -r, b);
    case "hexagon":
      return list(slant - r, -b, r - slant, -b, r, 0, r - slant, b, slant - r, b, -r, 0);
    case "house":
      return list(-r, h / 5 - b, 0, -b, r, h / 5 - b, r, b, -r, b);
    case "octagon":
      return list(cut - r, -b, r - cut, -b, r, cut - b, r, b - cut, r - cut, b, cut - r, b, -r, b - cut, -r, cut - b);
    case "parallelogram":
      return list(slant - r, -b, r, -b, r - slant, b, -r, b);
    default:
      return undefined;
  }
}

/** Where the straight line from the middle of an actor's shape along a way leaves it, from the middle. */
export function border(kind: Kind, w: number, h: number, way: Point): Point {
  if (way.x === 0 && way.y === 0) return { x: w / 2, y: 0 };
  if (outlines[kind] === "ellipse") return leavesEllipse(way, w / 2, h / 2);
  const sharp = corners(kind, w, h);
  if (sharp) return leaves(way, sharp);
  return leavesRounded(way, w, h, cornerRadius(kind, w, h));
}

/** Leaving a box with rounded corners: its sides, or the circle of the corner that is met. */
function leavesRounded(way: Point, w: number, h: number, r: number): Point {
  const t = Math.min(w / 2 / Math.max(Math.abs(way.x), 1e-9), h / 2 / Math.max(Math.abs(way.y), 1e-9));
  const p = { x: way.x * t, y: way.y * t };
  const cx = w / 2 - r;
  const cy = h / 2 - r;
  if (Math.abs(p.x) <= cx || Math.abs(p.y) <= cy) return p;
  const length = Math.hypot(way.x, way.y);
  const ux = Math.abs(way.x) / length;
  const uy = Math.abs(way.y) / length;
  const along = ux * cx + uy * cy;
  const reach = along + Math.sqrt(Math.max(0, r * r - (cx * cx + cy * cy - along * along)));
  return { x: (way.x / length) * reach, y: (way.y / length) * reach };
}

/** Whether a point, from the middle, lies in an actor's shape. */
export function within(kind: Kind, w: number, h: number, p: Point): boolean {
  if (Math.abs(p.x) > w / 2 || Math.abs(p.y) > h / 2) return false;
  if (outlines[kind] === "ellipse") return Math.hypot(p.x / (w / 2), p.y / (h / 2)) <= 1;
  const sharp = corners(kind, w, h);
  return sharp ? inside(p, sharp) : true;
}

/** Something that takes an outline: a drawing or a Path2D. */
export type Pen = Pick<CanvasRenderingContext2D, "moveTo" | "lineTo" | "closePath" | "ellipse" | "roundRect" | "rect">;

/** Adds the outline of a kind in a box to a path. */
export function trace(pen: Pen, kind: Kind, box: Box): void {
  const cx = box.x + box.w / 2;
  const cy = box.y + box.h / 2;
  if (outlines[kind] === "rectangle") {
    pen.rect(box.x, box.y, box.w, box.h);
    return;
  }
  if (outlines[kind] === "ellipse") {
    pen.moveTo(box.x + box.w, cy);
    pen.ellipse(cx, cy, box.w / 2, box.h / 2, 0, 0, 2 * Math.PI);
    return;
  }
  const sharp = corners(kind, box.w, box.h);
  if (!sharp) {
    pen.roundRect(box.x, box.y, box.w, box.h, cornerRadius(kind, box.w, box.h));
    return;
  }
  sharp.forEach((p, i) => (i === 0 ? pen.moveTo(cx + p.x, cy + p.y) : pen.lineTo(cx + p.x, cy + p.y)));
  pen.closePath();
}
