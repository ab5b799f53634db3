// Which names can be read at which zoom. A name has its place in its box; when the
// box gets too small for it, the name keeps its size, and yields to more important ones.
// Each name has one threshold: it is shown from that zoom on, so that names neither
// overlap at any zoom nor come and go while zooming (Been, Daiches & Yap 2006).
import type { NodeItem } from "./items";
import { labelDrop, labelRoom } from "./shapes";

/** The scale (CSS pixels a unit) below which names no longer shrink: names of 9 units at 10 pixels. */
export const readable = 10 / 9;

/** The box that a name needs in its shape at `readable` and below, in CSS pixels. */
export function tagOf(n: NodeItem): { w: number; h: number } {
  const room = labelRoom(n.model.kind);
  return { w: (n.block.width / room.w) * readable + 4, h: (n.block.height / room.h) * readable + 2 };
}

/** What names are placed by: middles in map units, half sizes of names in CSS pixels and of what is kept clear in map units. */
interface Tables {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly halfW: Float64Array;
  readonly halfH: Float64Array;
  readonly boxW: Float64Array;
  readonly boxH: Float64Array;
}

/** How many names may cover other boxes: none in a map where all can be seen, in a large one the most
 * important, as landmarks. */
function mayCover(n: number): number {
  return n <= 150 ? 0 : Math.ceil(1.2 * Math.sqrt(n));
}

/** The share of other boxes, around their middles, that a name leaves clear. */
const kept = 0.4;

/** How important it is that an actor's name is read. */
export function importance(n: NodeItem): number {
  return (n.model.importance ?? n.edges.length) + (n.model.owner ? 1e6 : 0) - (n.dim ? 1e9 : 0);
}

/** Finds the threshold of every name, in `nameFrom`; pauses now and then. O(n²) with a small constant. */
export function* placeNames(nodes: readonly NodeItem[]): Generator<void> {
  const t = tables(nodes);
  const order = nodes.map((n) => n.index).sort((a, b) => importance(nodes[b]!) - importance(nodes[a]!) || a - b);
  const found = new Float64Array(nodes.length).fill(Infinity);
  const covering = mayCover(nodes.length);
  for (let rank = 0; rank < order.length; rank++) {
    const i = order[rank]!;
    found[i] = Math.max(besideNames(t, found, order, rank), rank < covering ? 0 : clearOfBoxes(t, i));
    if (rank % 50 === 49) yield;
  }
  for (const n of nodes) n.nameFrom = found[n.index]!;
}

/** Finds anew the thresholds of a few that moved; they yield to all others. */
export function placeSomeNames(nodes: readonly NodeItem[], moved: ReadonlySet<NodeItem>): void {
  const t = tables(nodes);
  const found = Float64Array.from(nodes, (n) => n.nameFrom);
  const order = nodes.filter((n) => !moved.has(n)).map((n) => n.index);
  for (const n of moved) {
    order.push(n.index);
    n.nameFrom = found[n.index] = Math.max(besideNames(t, found, order, order.length - 1), clearOfBoxes(t, n.index));
  }
}

function tables(nodes: readonly NodeItem[]): Tables {
  const column = (of: (n: NodeItem) => number) => Float64Array.from(nodes, of);
  return {
    x: column((n) => n.x),
    y: column((n) => n.y),
    halfW: column((n) => tagOf(n).w / 2),
    halfH: column((n) => tagOf(n).h / 2),
    boxW: column((n) => (kept * n.own.w) / 2),
    boxH: column((n) => (kept * n.own.h) / 2),
  };
}

/** The least scale at which the name at a rank meets none of those before it that are shown then. */
function besideNames(t: Tables, found: Float64Array, order: readonly number[], rank: number): number {
  const i = order[rank]!;
  const x = t.x[i]!;
  const y = t.y[i]!;
  const w = t.halfW[i]!;
  const h = t.halfH[i]!;
  let least = 0;
  for (let r = 0; r < rank; r++) {
    const j = order[r]!;
    const free = Math.min((w + t.halfW[j]!) / Math.abs(t.x[j]! - x), (h + t.halfH[j]!) / Math.abs(t.y[j]! - y));
    if (free > least && found[j]! < free) least = free > readable ? Infinity : free;
  }
  return least;
}

/** The least scale at which a name covers the middle of no box but its own; `readable` at most, for then it is inside its own. */
function clearOfBoxes(t: Tables, i: number): number {
  const x = t.x[i]!;
  const y = t.y[i]!;
  const w = t.halfW[i]!;
  const h = t.halfH[i]!;
  let least = 0;
  for (let j = 0; j < t.x.length; j++) {
    if (j === i) continue;
    const roomX = Math.abs(t.x[j]! - x) - t.boxW[j]!;
    const roomY = Math.abs(t.y[j]! - y) - t.boxH[j]!;
    const free = Math.min(roomX > 0 ? w / roomX : Infinity, roomY > 0 ? h / roomY : Infinity);
    if (free > least) least = free;
  }
  return Math.min(least, readable);
}

/** How much larger than map units a name is drawn at a scale. */
export function nameScale(k: number): number {
  return Math.max(k, readable);
}

/** Whether the boxes that two names need overlap on the screen at a scale. */
export function namesMeet(a: NodeItem, b: NodeItem, k: number): boolean {
  const p = tagOf(a);
  const q = tagOf(b);
  const s = (nameScale(k) / readable / 2) * 0.999;
  return Math.abs(a.x - b.x) * k < (p.w + q.w) * s && Math.abs(a.y - b.y) * k < (p.h + q.h) * s;
}

/** The size in map units that an actor's box has at a scale: its own, or more where its name is shown and needs it. */
export function sizeAt(n: NodeItem, k: number, shown: boolean): { w: number; h: number } {
  if (!shown || k >= readable) return n.own;
  const tag = tagOf(n);
  return { w: Math.max(n.own.w, tag.w / k), h: Math.max(n.own.h, tag.h / k) };
}

/** Where the middle of an actor's name is below the middle of its box, in map units. */
export function nameDrop(n: NodeItem): number {
  return labelDrop(n.model.kind, n.h);
}
