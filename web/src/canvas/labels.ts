// Which names can be read at which zoom. A name has its place in its box; when the
// box gets too small for it, the name keeps its size, and yields to more important ones.
// Each name has one threshold: it is shown from that zoom on, so that names neither
// overlap at any zoom nor come and go while zooming (Been, Daiches & Yap 2006).
import type { NodeItem } from "./scene";
import { labelDrop } from "./shapes";

/** The scale (CSS pixels a unit) below which names no longer shrink: names of 9 units at 11 pixels. */
export const readable = 11 / 9;

/** What names are placed by: middle and half sizes in map units, and what the box takes. */
interface Tables {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly halfW: Float64Array;
  readonly halfH: Float64Array;
  readonly boxW: Float64Array;
  readonly boxH: Float64Array;
}

/** The names that may cover boxes: the most important ones, in proportion to the root of how many there are. */
function mayCover(n: number): number {
  return Math.ceil(1.5 * Math.sqrt(n));
}

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
    y: column((n) => n.y + labelDrop(n.model.kind, n.h)),
    halfW: column((n) => (n.block.width / 2 + 1.5) * readable),
    halfH: column((n) => (n.block.height / 2 + 0.5) * readable),
    boxW: column((n) => n.w / 2),
    boxH: column((n) => n.h / 2),
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

/** The least scale at which a name covers no box but its own; `readable` at most, for then it is inside its own. */
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

/** The half width and height of a name on the screen at a scale, in CSS pixels, with a little air. */
export function nameExtent(n: NodeItem, k: number): { w: number; h: number } {
  return { w: (n.block.width / 2 + 1.5) * nameScale(k), h: (n.block.height / 2 + 0.5) * nameScale(k) };
}

/** Whether two names overlap on the screen at a scale. */
export function namesMeet(a: NodeItem, b: NodeItem, k: number): boolean {
  const p = nameExtent(a, k);
  const q = nameExtent(b, k);
  const dy = a.y + labelDrop(a.model.kind, a.h) - b.y - labelDrop(b.model.kind, b.h);
  return Math.abs(a.x - b.x) * k < p.w + q.w && Math.abs(dy) * k < p.h + q.h;
}
