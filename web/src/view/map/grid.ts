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

/** How large chips are: with their names, with as much of them as fits on a line, or only a mark that can be hit. */
export type Density = "names" | "lines" | "marks";

/** The sizes of chips in CSS pixels. */
const chips: Readonly<Record<Density, { width: number; height: number }>> = {
  names: { width: 140, height: 32 },
  lines: { width: 96, height: 24 },
  marks: { width: 34, height: 24 },
};
const gap = 4;
const head = 20; // of a cell, with the number of actors

/** How a cell shows its actors. */
export interface Fill {
  readonly density: Density;
  /** How many are shown. */
  readonly shown: number;
  /** How many stand behind a number, which takes the room of one. */
  readonly behind: number;
}

/** The largest chips with which all have room; where not even marks have, the rest stands behind a number. */
export function fillOf(count: number, width: number, height: number): Fill {
  for (const density of ["names", "lines", "marks"] as const) {
    if (count <= roomFor(density, width, height)) return { density, shown: count, behind: 0 };
  }
  const shown = Math.max(0, roomFor("marks", width, height) - 2); // the number is as wide as two
  return { density: "marks", shown, behind: count - shown };
}

/** How many chips a cell of a size has room for; one at least. */
export function roomFor(density: Density, width: number, height: number): number {
  const chip = chips[density];
  const columns = Math.max(1, Math.floor((width + gap) / (chip.width + gap)));
  const rows = Math.max(1, Math.floor((height - head + gap) / (chip.height + gap)));
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
