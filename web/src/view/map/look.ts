// What the colours, letters and sizes of actors tell, and how they are explained.
// Colour is never alone: kinds have shapes, and everything else has a pattern and
// a letter.
import type { Kind, Tone } from "../../canvas/api";
import { agreements, anchorings, attitudes, categories, evidences, groupTypes, kinds } from "../../model/choices";
import { toneOfAttitude, toneOfCategory, toneOfKind, toneOfNumber } from "../../canvas/palette";
import type { Graph } from "../../model/graph";
import { type Actor, type Group, levels } from "../../model/types";
import type { Domain } from "../../words/domain";

/** What colours can tell. */
export const colourings = ["kind", "category", "interest", "influence", "group", "evidence", "attitude", "anchoring", "agreement"] as const;
export type Colouring = (typeof colourings)[number];

/** Those that only people who work with the map may see. */
export const insideColourings: readonly Colouring[] = ["attitude", "anchoring", "agreement"];

/** What sizes can tell. */
export const sizings = ["none", "degree", "influence", "interest"] as const;
export type Sizing = (typeof sizings)[number];

/** What the reader wants colours and sizes to tell. */
export interface Look {
  readonly colour: Colouring;
  readonly size: Sizing;
}

/** How an actor looks. */
export interface Appearance {
  readonly tone: Tone;
  /** One or two characters; none where the shape says it. */
  readonly badge?: string;
}

/** One line of a legend: how it looks and what it means. */
export interface Entry extends Appearance {
  readonly key: string;
  readonly label: string;
  /** A shape, where shapes are what is explained. */
  readonly kind?: Kind;
}

const unknown: Appearance = { tone: { hue: "neutral" }, badge: "?" };

// From little to much: more and more ink, and the step as a number.
const steps = ["plain", "dotted", "rising", "squared"] as const;

function step(values: readonly string[], value: string, hue: number): Appearance {
  const at = values.indexOf(value);
  if (at < 0) return unknown;
  const pattern = steps[Math.min(steps.length - 1, Math.round((at * (steps.length - 1)) / (values.length - 1)))] ?? "plain";
  return { tone: { hue, pattern }, badge: String(at) };
}

const letters: Readonly<Record<string, string>> = { executive: "V", user: "B", supplier: "L", authority: "P", other: "A" };
const signs: Readonly<Record<string, string>> = { negative: "−", neutral: "0", positive: "+" };
const agreementLooks: Readonly<Record<string, Appearance>> = {
  none: { tone: { hue: 3, pattern: "crossed" }, badge: "–" },
  draft: { tone: { hue: 4, pattern: "rising" }, badge: "U" },
  signed: { tone: { hue: 2 }, badge: "S" },
};
const evidenceLooks: Readonly<Record<string, Appearance>> = {
  documented: { tone: { hue: 0 }, badge: "D" },
  assumed: { tone: { hue: 4, pattern: "rising" }, badge: "A" },
};

/** How a value of a field looks. Groups have appearances of their own, see groupLooks. */
export function lookOf(colouring: Exclude<Colouring, "group">, value: string): Appearance {
  switch (colouring) {
    case "kind":
      return kinds.includes(value as Kind) ? { tone: toneOfKind(value as Kind) } : unknown;
    case "category":
      return value ? { tone: toneOfCategory(value), badge: letters[value] ?? "?" } : unknown;
    case "attitude":
      return value ? { tone: toneOfAttitude(value), badge: signs[value] ?? "?" } : unknown;
    case "interest":
      return step(levels, value, 6);
    case "influence":
      return step(levels, value, 1);
    case "anchoring":
      return step(anchorings, value, 2);
    case "agreement":
      return agreementLooks[value] ?? unknown;
    case "evidence":
      return evidenceLooks[value] ?? unknown;
  }
}

/** The values of a field in the order of the legend, the unknown one last. */
const valuesOf: Readonly<Record<Exclude<Colouring, "group">, readonly string[]>> = {
  kind: [...kinds, ""],
  category: [...categories, ""],
  attitude: [...attitudes, ""],
  interest: [...levels, ""],
  influence: [...levels, ""],
  anchoring: [...anchorings, ""],
  agreement: [...agreements, ""],
  evidence: [...evidences, ""],
};

const labelType: Readonly<Record<Exclude<Colouring, "group">, string>> = {
  kind: "kind",
  category: "category",
  attitude: "attitude",
  interest: "level",
  influence: "level",
  anchoring: "anchoring",
  agreement: "agreement",
  evidence: "evidence",
};

/** The groups of a map, those that decide first, each with a look and a letter of its own. */
export function groupLooks(graph: Graph): ReadonlyMap<string, { group: Group; look: Appearance }> {
  const groups = [...graph.groups.values()].sort((a, b) => rank(a) - rank(b));
  return new Map(groups.map((group, i) => [group.id, { group, look: { tone: toneOfNumber(i), badge: letterOf(i) } }]));
}

function rank(group: Group): number {
  const at = groupTypes.findIndex((t) => t === group.type);
  return at < 0 ? groupTypes.length : at;
}

function letterOf(i: number): string {
  return i < 26 ? String.fromCharCode(65 + i) : `${String.fromCharCode(64 + Math.floor(i / 26))}${String.fromCharCode(65 + (i % 26))}`;
}

/** The look of every actor. Who sits in several groups has the first one's look, and a +. */
export function appearances(graph: Graph, colouring: Colouring): ReadonlyMap<string, Appearance> {
  if (colouring === "group") return groupAppearances(graph);
  return new Map([...graph.actors.values()].map((a) => [a.id, lookOf(colouring, valueOf(a, colouring))]));
}

function valueOf(actor: Actor, colouring: Exclude<Colouring, "group">): string {
  return actor[colouring] ?? "";
}

function groupAppearances(graph: Graph): ReadonlyMap<string, Appearance> {
  const found = new Map<string, Appearance>();
  const seen = new Set<string>();
  for (const [id, { look }] of groupLooks(graph)) {
    for (const { actor } of graph.seatsOf(id)) {
      if (seen.has(`${actor} ${id}`)) continue;
      seen.add(`${actor} ${id}`);
      const before = found.get(actor);
      found.set(actor, before ? { ...before, badge: `${before.badge?.[0] ?? ""}+` } : look);
    }
  }
  for (const id of graph.actors.keys()) if (!found.has(id)) found.set(id, { tone: { hue: "neutral" } });
  return found;
}

/** What the colours mean: the values that are on the map. */
export function colourEntries(graph: Graph, colouring: Colouring, domain: Domain): Entry[] {
  if (colouring === "group") {
    return [...groupLooks(graph).values()].map(({ group, look }) => ({
      ...look,
      key: group.id,
      label: `${group.name} (${domain.label("groupType", group.type)})`,
    }));
  }
  const used = new Set([...graph.actors.values()].map((a) => valueOf(a, colouring)));
  return valuesOf[colouring]
    .filter((value) => used.has(value))
    .map((value) => ({
      ...lookOf(colouring, value),
      key: value,
      label: domain.label(labelType[colouring], value),
      ...(colouring === "kind" ? { kind: shapeOf(value) } : {}),
    }));
}

/** The shape for a kind; who has none looks as others do. */
export function shapeOf(kind: string | undefined): Kind {
  return kinds.find((k) => k === kind) ?? "other";
}

const growths: Readonly<Record<string, number>> = { none: 0.7, low: 0.85, medium: 1.15, high: 1.5 };

/** How much each actor's box grows; 1 where the size tells nothing or the level is not assessed. */
export function growth(graph: Graph, sizing: Sizing): (actor: Actor) => number {
  if (sizing === "none") return () => 1;
  if (sizing === "degree") {
    const degree = (a: Actor) => new Set(graph.relationsOf(a.id).map((r) => (r.from === a.id ? r.to : r.from))).size;
    const most = Math.max(1, ...[...graph.actors.values()].map(degree));
    return (a) => 0.75 + 0.9 * Math.sqrt(degree(a) / most);
  }
  return (a) => growths[a[sizing] ?? ""] ?? 1;
}
