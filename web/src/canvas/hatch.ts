// Patterns over fills, on a grid of the whole map so that neighbours look alike.
import type { Pattern } from "./api";
import type { Box } from "./geometry";
import type { Pen } from "./shapes";

/** The distance between hatch lines in map units. */
const step = 5;

/** Adds a pattern over a box to a path that is to be stroked; the caller clips. */
export function hatchOf(pen: Pen, pattern: Pattern, box: Box): void {
  switch (pattern) {
    case "plain":
      return;
    case "rising":
      return slanting(pen, box, step * Math.SQRT2, 1);
    case "falling":
      return slanting(pen, box, step * Math.SQRT2, -1);
    case "crossed":
      slanting(pen, box, step * 2, 1);
      return slanting(pen, box, step * 2, -1);
    case "level":
      return level(pen, box, step);
    case "upright":
      return upright(pen, box, step);
    case "squared":
      level(pen, box, step * 1.4);
      return upright(pen, box, step * 1.4);
    case "dotted":
      return dots(pen, box);
  }
}

function first(from: number, by: number): number {
  return Math.ceil(from / by) * by;
}

function level(pen: Pen, box: Box, by: number): void {
  for (let y = first(box.y, by); y < box.y + box.h; y += by) {
    pen.moveTo(box.x, y);
    pen.lineTo(box.x + box.w, y);
  }
}

function upright(pen: Pen, box: Box, by: number): void {
  for (let x = first(box.x, by); x < box.x + box.w; x += by) {
    pen.moveTo(x, box.y);
    pen.lineTo(x, box.y + box.h);
  }
}

/** Lines at 45°: rising to the right for 1, falling for −1. */
function slanting(pen: Pen, box: Box, by: number, rise: 1 | -1): void {
  const bottom = box.y + box.h;
  const low = rise === 1 ? box.x + box.y : box.x - bottom;
  const high = rise === 1 ? box.x + box.w + bottom : box.x + box.w - box.y;
  for (let d = first(low, by); d < high; d += by) {
    pen.moveTo(d - rise * box.y, box.y);
    pen.lineTo(d - rise * bottom, bottom);
  }
}

function dots(pen: Pen, box: Box): void {
  for (let y = first(box.y, step); y < box.y + box.h; y += step) {
    for (let x = first(box.x, step); x < box.x + box.w; x += step) {
      pen.moveTo(x, y);
      pen.lineTo(x + 1.6, y);
    }
  }
}
