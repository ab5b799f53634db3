// Where the labels of relations are written: on their lines, where nothing else is.
import { around, type Box, grown, overlaps, pointOn } from "./geometry";
import { GridIndex } from "./grid";
import { readable } from "./labels";
import { boxOf, type EdgeItem, type Scene } from "./scene";
import { labelDrop } from "./shapes";
import { type Block, type Ruler, wrapBest } from "./text";

/** The scale from which relations' labels are written; their places do not depend on it. */
export const edgeNamesFrom = 1.05;

const size = 7.5;
const wraps = [
  [76, 2],
  [112, 1],
  [54, 3],
  [96, 3],
] as const;

/** The places along a line that are tried, best first. */
const spots = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];

/** A label in its place, in map units. */
export interface EdgeName {
  readonly edge: EdgeItem;
  readonly block: Block;
  readonly box: Box;
}

/** Finds places for the labels of relations: first come, first served; who finds no room is left out. */
export function placeEdgeNames(scene: Scene, edges: readonly EdgeItem[], ruler: Ruler): EdgeName[] {
  const placed: EdgeName[] = [];
  const taken = new GridIndex(80);
  const known = new Map<string, Block>();
  const free = (box: Box) =>
    !scene.nodesIn(box).some((n) => overlaps(box, nameBox(n)) || overlaps(box, grown(boxOf(n), 1))) &&
    !taken.query(box).some((i) => overlaps(box, placed[i]!.box));
  for (const edge of edges) {
    const { label } = edge.model;
    if (!label || edge.dim) continue;
    const block = known.get(label) ?? wrapBest(ruler, label, size, false, wraps);
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

/** The room that an actor's name takes at the least scale at which labels are written. */
function nameBox(n: Parameters<typeof boxOf>[0]): Box {
  const s = Math.max(1, readable / edgeNamesFrom);
  return around(n.x, n.y + labelDrop(n.model.kind, n.h), (n.block.width + 3) * s, (n.block.height + 1) * s);
}
