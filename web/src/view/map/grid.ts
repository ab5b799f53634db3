// The grid of interest and influence: who is in which cell, and the steps between.
import type { Graph } from "../../model/graph";
import { type Actor, type Level, levels } from "../../model/types";

/** A level that has been assessed. */
export type Step = Exclude<Level, "">;

/** Where an actor is in the grid; an empty level is not assessed. */
export interface Spot {
  readonly interest: Level;
  readonly influence: Level;
}

/** Where an actor is. */
export function spotOf(actor: Actor): Spot {
  return { interest: actor.interest ?? "", influence: actor.influence ?? "" };
}

/** The key of a spot. */
export function keyOf({ interest, influence }: Spot): string {
  return `${interest}/${influence}`;
}

/** A spot from its key; undefined for anything else. */
export function spotFrom(key: string): Spot | undefined {
  const [interest, influence, more] = key.split("/");
  return more === undefined && isLevel(interest) && isLevel(influence) ? { interest, influence } : undefined;
}

function isLevel(value: string | undefined): value is Level {
  return value === "" || levels.some((l) => l === value);
}

/** The sixteen cells in reading order: the most influence first, the least interest first. */
export const cells: readonly Spot[] = [...levels].reverse().flatMap((influence) => levels.map((interest) => ({ interest, influence })));

/** The quadrant that a cell belongs to. */
export function quadrantOf({ interest, influence }: Spot): "involve" | "satisfy" | "inform" | "monitor" | "unknown" {
  if (!interest || !influence) return "unknown";
  const keen = interest === "high" || interest === "medium";
  if (influence === "high" || influence === "medium") return keen ? "involve" : "satisfy";
  return keen ? "inform" : "monitor";
}

/** The actors of every spot that has some, in the order of names; moved ones where they are on their way to. */
export function bySpot(graph: Graph, shown: (id: string) => boolean, moved: ReadonlyMap<string, Spot>): ReadonlyMap<string, readonly Actor[]> {
  const found = new Map<string, Actor[]>();
  for (const actor of graph.actors.values()) {
    if (!shown(actor.id)) continue;
    const key = keyOf(moved.get(actor.id) ?? spotOf(actor));
    const list = found.get(key);
    if (list) list.push(actor);
    else found.set(key, [actor]);
  }
  return found;
}

/** The level one step up or down. Below none is not assessed; there is nothing above high. */
export function stepped(level: Level, by: 1 | -1): Level {
  const all: readonly Level[] = ["", ...levels];
  return all[Math.min(all.length - 1, Math.max(0, all.indexOf(level) + by))] ?? level;
}

/** How many chips of a cell are shown, and how many stand behind a number. */
export function stacked(count: number, room: number): { shown: number; behind: number } {
  if (count <= room) return { shown: count, behind: 0 };
  const shown = Math.max(0, room - 1); // the number takes the room of one
  return { shown, behind: count - shown };
}

/** The sizes of chips in CSS pixels: wide enough for a name, high enough to hit. */
export const chip = { width: 140, height: 32, gap: 4, head: 20 };

/** How many chips a cell of a size has room for; one at least, for the number. */
export function roomFor(width: number, height: number): number {
  const columns = Math.max(1, Math.floor((width + chip.gap) / (chip.width + chip.gap)));
  const rows = Math.max(1, Math.floor((height - chip.head + chip.gap) / (chip.height + chip.gap)));
  return columns * rows;
}

/** The actor to go to from one by an arrow: along the cell, or to the next cell that has somebody. */
export function neighbour(spots: ReadonlyMap<string, readonly string[]>, order: readonly string[], from: string, key: string): string | undefined {
  const at = order.findIndex((k) => spots.get(k)?.includes(from));
  const inside = spots.get(order[at] ?? "") ?? [];
  const i = inside.indexOf(from);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (!step || at < 0) return undefined;
  const along = key === "ArrowRight" || key === "ArrowLeft" ? inside[i + step] : undefined;
  if (along) return along;
  const wanted = step === 1 ? order.slice(at + 1) : order.slice(0, at).reverse();
  const next = wanted.map((k) => spots.get(k) ?? []).find((list) => list.length > 0);
  return step === 1 ? next?.[0] : next?.at(-1);
}
