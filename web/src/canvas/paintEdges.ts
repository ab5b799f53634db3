// Drawing relations, in batches of one look.
import type { Curve } from "./geometry";
import { headInset, traceHead } from "./heads";
import { lineColour, lineLooks } from "./palette";
import type { EdgeItem } from "./items";
import { dimmed, headsFrom, shapesFrom, useMapUnits, type View } from "./view";

/** How many relations are drawn at a stroke. */
const batch = 150;

/** The width of a relation's line in map units: thicker when stronger. */
export function lineWidth(e: EdgeItem): number {
  return 0.6 + 0.5 * Math.min(3, Math.max(1, e.model.strength ?? 1));
}

/** Draws relations; pauses after each batch. Dimmed ones come first. */
export function* paintEdges(context: CanvasRenderingContext2D, edges: readonly EdgeItem[], view: View): Generator<void> {
  const detailed = view.camera.k >= shapesFrom;
  const looks = new Map<string, EdgeItem[]>();
  for (const e of edges) {
    const key = (e.dim ? "0" : "1") + e.model.type + (detailed ? lineWidth(e) + (e.model.assumed ? "-" : "") : "");
    const alike = looks.get(key);
    if (alike) alike.push(e);
    else looks.set(key, [e]);
  }
  const order = [...looks.keys()].sort();
  for (const key of order) {
    const alike = looks.get(key)!;
    for (let i = 0; i < alike.length; i += batch) {
      strokeAlike(context, alike.slice(i, i + batch), view);
      yield;
    }
  }
}

/** Draws relations that look alike. */
function strokeAlike(context: CanvasRenderingContext2D, edges: readonly EdgeItem[], view: View): void {
  const first = edges[0]!;
  const { k } = view.camera;
  const own = lineWidth(first);
  const width = Math.max(own, 0.9 / k);
  useMapUnits(context, view);
  context.globalAlpha = first.dim ? dimmed : k < headsFrom ? 0.75 : 1;
  context.strokeStyle = context.fillStyle = lineColour(view.palette, first.model.type);
  context.lineWidth = width;
  context.setLineDash(first.model.assumed && k >= shapesFrom ? [4 * own, 3 * own] : []);
  const heads = k >= headsFrom;
  context.beginPath();
  for (const e of edges) traceLine(context, e, heads, own);
  context.stroke();
  if (heads) {
    context.beginPath();
    for (const e of edges) traceHeads(context, e, own);
    context.fill();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** The length of a relation's heads in map units. */
function headLength(c: Curve, width: number): number {
  return Math.min(6 + width, 0.4 * Math.hypot(c[6]! - c[0]!, c[7]! - c[1]!));
}

/** Adds a relation's line to a path, its ends drawn back under the heads. */
export function traceLine(context: CanvasRenderingContext2D, e: EdgeItem, heads: boolean, width: number): void {
  const c = e.curve;
  if (!heads) {
    context.moveTo(c[0]!, c[1]!);
    context.lineTo(c[6]!, c[7]!);
    return;
  }
  const look = lineLooks[e.model.type];
  const length = headLength(c, width);
  const [sx, sy] = back(c, true, headInset(look.start, length, width));
  const [ex, ey] = back(c, false, headInset(look.end, length, width));
  context.moveTo(c[0]! + sx, c[1]! + sy);
  if (e.lane === 0) context.lineTo(c[6]! + ex, c[7]! + ey);
  else context.bezierCurveTo(c[2]! + sx, c[3]! + sy, c[4]! + ex, c[5]! + ey, c[6]! + ex, c[7]! + ey);
}

/** The way from an end of a curve inwards, of the given length. */
function back(c: Curve, start: boolean, length: number): readonly [number, number] {
  const way = travel(c, start);
  return [-way.x * length, -way.y * length];
}

/** The unit direction in which a curve arrives at its end, or at its start when turned round. */
function travel(c: Curve, start: boolean): { x: number; y: number } {
  const [tip, next] = start ? [0, 2] : [6, 4];
  const x = c[tip]! - c[next]!;
  const y = c[tip + 1]! - c[next + 1]!;
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}

function traceHeads(context: CanvasRenderingContext2D, e: EdgeItem, width: number): void {
  const c = e.curve;
  const look = lineLooks[e.model.type];
  const length = headLength(c, width);
  traceHead(context, look.start, { x: c[0]!, y: c[1]! }, travel(c, true), length, width);
  traceHead(context, look.end, { x: c[6]!, y: c[7]! }, travel(c, false), length, width);
}

/** Draws a relation's line again, wider, behind or over it: to mark it. */
export function markEdge(context: CanvasRenderingContext2D, e: EdgeItem, view: View, colour: string, extra: number): void {
  useMapUnits(context, view);
  context.strokeStyle = colour;
  context.lineWidth = lineWidth(e) + extra / view.camera.k;
  context.beginPath();
  traceLine(context, e, true, lineWidth(e));
  context.stroke();
}
