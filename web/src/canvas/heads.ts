// The ends of lines: six outlines, the same as on paper.
import type { Point } from "./geometry";
import type { Head } from "./palette";
import type { Pen } from "./shapes";

/** How much of a line of the given width a head stands in for. */
export function headInset(head: Head, length: number, width: number): number {
  switch (head) {
    case "none":
    case "bar":
      return 0;
    case "open":
      return Math.max(0.16 * length, width) * 1.2;
    case "triangle":
    case "kite":
    case "ball":
      return 0.75 * length;
  }
}

/** Adds a head to a path that is to be filled. `way` is the unit direction of travel at the tip. */
export function traceHead(pen: Pen, head: Head, tip: Point, way: Point, length: number, width: number): void {
  if (head === "none") return;
  if (head === "ball") {
    const r = 0.4 * length;
    pen.moveTo(tip.x - way.x * r + r, tip.y - way.y * r);
    pen.ellipse(tip.x - way.x * r, tip.y - way.y * r, r, r, 0, 0, 2 * Math.PI);
    return;
  }
  const shape = shapeOf(head, Math.max(0.16, width / length));
  for (let i = 0; i < shape.length; i += 2) {
    const back = shape[i]! * length;
    const out = shape[i + 1]! * length;
    const x = tip.x - way.x * back - way.y * out;
    const y = tip.y - way.y * back + way.x * out;
    if (i === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
  pen.closePath();
}

/** A head's corners as pairs of back and out, in lengths of the head; w is its stroke. */
function shapeOf(head: Exclude<Head, "none" | "ball">, w: number): readonly number[] {
  switch (head) {
    case "triangle":
      return [0, 0, 1, 0.4, 1, -0.4];
    case "open":
      return [0, 0, 1, 0.45, 1 + w, 0.36, 1.6 * w, 0, 1 + w, -0.36, 1, -0.45];
    case "kite":
      return [0, 0, 0.5, 0.32, 1, 0, 0.5, -0.32];
    case "bar":
      return [0, 0.5, w, 0.5, w, -0.5, 0, -0.5];
  }
}
