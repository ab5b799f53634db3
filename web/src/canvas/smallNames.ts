// Names that have no room at a readable size, but can stand inside their own box at
// its scale: small, and still no name on another.
import { around, type Box, boundsOf, overlaps } from "./geometry";
import { GridIndex } from "./grid";
import { importance, readable, tagOf } from "./labels";
import type { Gap, NodeItem } from "./items";

/** The scale (CSS pixels a unit) from which small names are written: 45 % of the whole size. */
export const smallFrom = 0.675;

/** Whether there is room for a small name at a scale. */
export function fitsSmall(n: NodeItem, k: number): boolean {
  return k >= smallFrom && n.smallGaps.every(([from, to]) => k < from || k >= to);
}

/** Hidden at all scales. */
const always: readonly Gap[] = [[0, Infinity]];

/** Finds at which scales the small names of some actors are hidden, in `smallGaps`; pauses now and then. */
export function* placeSmallNames(nodes: readonly NodeItem[], some: readonly NodeItem[] = nodes): Generator<void> {
  const index = new GridIndex(160);
  const concerned = some === nodes ? nodes : nearby(nodes, some);
  for (const [i, n] of concerned.entries()) {
    index.put(n.index, largest(n));
    if (i % 300 === 299) yield;
  }
  const order = [...some].sort((a, b) => importance(b) - importance(a) || a.index - b.index);
  for (const n of order) n.smallGaps = always;
  for (const [rank, n] of order.entries()) {
    const gaps = index.query(textBox(n)).flatMap((i) => besides(n, nodes[i]!));
    n.smallGaps = gaps.some(([from, to]) => from <= smallFrom && to === Infinity) ? always : gaps;
    if (rank % 100 === 99) yield;
  }
}

/** The actors whose small names may have to do with those that moved: themselves and whoever is near. */
export function nearby(nodes: readonly NodeItem[], moved: Iterable<NodeItem>): NodeItem[] {
  const areas = [...moved].map((n) => largest(n));
  const all = boundsOf(areas);
  return nodes.filter((n) => {
    const own = largest(n);
    return all && overlaps(all, own) && areas.some((area) => overlaps(area, own));
  });
}

/** The room of a name inside its box, in map units. */
function textBox(n: NodeItem): Box {
  return around(n.x, n.y, n.block.width + 2, n.block.height + 1);
}

/** The most room that a name takes at any scale from `smallFrom` on, in map units. */
function largest(n: NodeItem): Box {
  const tag = tagOf(n);
  return around(n.x, n.y, Math.max(tag.w / smallFrom, n.own.w), Math.max(tag.h / smallFrom, n.own.h));
}

/** At which scales a small name would meet another actor's name, small or not. */
function besides(n: NodeItem, other: NodeItem): readonly Gap[] {
  if (other === n) return [];
  const own = textBox(n);
  const meet = overlaps(own, textBox(other));
  if (meet && other.smallGaps !== always) return always;
  if (other.nameFrom === Infinity) return [];
  const tag = tagOf(other);
  const roomX = Math.abs(n.x - other.x) - own.w / 2;
  const roomY = Math.abs(n.y - other.y) - own.h / 2;
  const free = Math.min(roomX > 0 ? tag.w / 2 / roomX : Infinity, roomY > 0 ? tag.h / 2 / roomY : Infinity);
  if (other.nameFrom >= free) return [];
  return [[other.nameFrom, free <= readable ? free : meet ? Infinity : readable]];
}
