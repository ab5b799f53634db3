// Where the labels of relations are written: on their lines, where nothing else is.
import { around, type Box, grown, overlaps, pointOn } from "./geometry";
import { GridIndex } from "./grid";
import { sizeAt } from "./labels";
import type { EdgeItem, NodeItem } from "./items";
import type { Scene } from "./scene";
import { type Block, type Ruler, wrapBest } from "./text";

/** The scales from which labels are written, and their size in map units from there on: places do not
 * change between two scales, and no label is smaller than some 9 CSS pixels. */
const bands = [
  { from: 1.35, to: Infinity, size: 7.2 },
  { from: 1, to: 1.35, size: 9 },
  { from: 0.75, to: 1, size: 12 },
  { from: 0.55, to: 0.75, size: 16.5 },
] as const;

export type Band = (typeof bands)[number];

/** The band of a scale; undefined where no labels are written. */
export function bandOf(k: number): Band | undefined {
  return bands.find((b) => k >= b.from);
}

/** The widths, in sizes, and lines that a label is tried in. */
const wraps = [
  [10, 2],
  [15, 1],
  [7.2, 3],
  [13, 3],
] as const;

/** The places along a line that are tried, best first. */
const spots = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];

/** How far a box may grow beyond where the scene has it now, in map units. */
const farthest = 70;

/** A label in its place, in map units. */
export interface EdgeName {
  readonly edge: EdgeItem;
  readonly block: Block;
  readonly box: Box;
}

/** Finds places for the labels of relations: first come, first served; who finds no room is left out. */
export function placeEdgeNames(scene: Scene, edges: readonly EdgeItem[], ruler: Ruler, band: Band): EdgeName[] {
  const placed: EdgeName[] = [];
  const taken = new GridIndex(80);
  const known = new Map<string, Block>();
  const tries = wraps.map(([width, lines]) => [width * band.size, lines] as const);
  const free = (box: Box) =>
    !scene.nodesIn(grown(box, farthest)).some((n) => overlaps(box, roomOf(n, band))) && !taken.query(box).some((i) => overlaps(box, placed[i]!.box));
  for (const edge of edges) {
    const { label } = edge.model;
    if (!label || edge.dim) continue;
    const block = known.get(label) ?? wrapBest(ruler, label, band.size, false, tries);
    known.set(label, block);
    const box = spots.map((t) => boxOn(edge, t, block)).find(free);
    if (!box) continue;
    taken.put(placed.length, box);
    placed.push({ edge, block, box });
  }
  return placed;
}

function boxOn(edge: EdgeItem, t: number, block: Block): Box {
  const p = pointOn(edge.curve, t);
  return around(p.x, p.y, block.width + 4, block.height + 1);
}

/** The most room that an actor takes at any scale of a band: that at the least one at which its name is shown. */
function roomOf(n: NodeItem, band: Band): Box {
  const { w, h } = sizeAt(n, Math.max(band.from, n.nameFrom), n.nameFrom < band.to);
  return grown(around(n.x, n.y, w, h), 1);
}
