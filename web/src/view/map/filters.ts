// Which actors and relations are looked at.
import type { Graph } from "../../model/graph";
import type { Actor, Level, Relation } from "../../model/types";

/** A filter. An empty list lets all through; a list lets through what it names. */
export interface Filters {
  readonly kinds: readonly string[];
  readonly tags: readonly string[];
  /** Ids of groups; the empty one lets through who sits in none. */
  readonly groups: readonly string[];
  readonly interest: readonly Level[];
  readonly influence: readonly Level[];
  /** Types of relations that are drawn. */
  readonly types: readonly string[];
  /** Only the selected and their neighbours. */
  readonly near: boolean;
  /** Leave out what is not let through, rather than drawing it faintly. */
  readonly hide: boolean;
}

export const noFilters: Filters = { kinds: [], tags: [], groups: [], interest: [], influence: [], types: [], near: false, hide: false };

/** The lists of a filter. */
export type FilterList = "kinds" | "tags" | "groups" | "interest" | "influence" | "types";
const lists: readonly FilterList[] = ["kinds", "tags", "groups", "interest", "influence", "types"];

/** How many things a filter asks for. */
export function countFilters(filters: Filters): number {
  return lists.filter((list) => filters[list].length > 0).length + (filters.near ? 1 : 0);
}

/** Adds a value to a list of a filter, or takes it out. */
export function toggleFilter(filters: Filters, list: FilterList, value: string): Filters {
  const before: readonly string[] = filters[list];
  return { ...filters, [list]: before.includes(value) ? before.filter((v) => v !== value) : [...before, value] };
}

/** The ids of the actors that are let through; undefined when all are. */
export function passing(graph: Graph, filters: Filters, selected: readonly string[]): ReadonlySet<string> | undefined {
  const near = filters.near && selected.length > 0 ? neighbourhood(graph, selected, filters.types) : undefined;
  if (!near && lists.every((list) => list === "types" || filters[list].length === 0)) return undefined;
  const tags = byActor(graph.tags.map((t) => [t.actor, t.name]));
  const groups = byActor([...graph.seats.values()].map((s) => [s.actor, s.group]));
  const passes = (a: Actor) =>
    has(filters.kinds, a.kind ?? "") &&
    has(filters.interest, a.interest ?? "") &&
    has(filters.influence, a.influence ?? "") &&
    hasAny(filters.tags, tags.get(a.id) ?? []) &&
    hasAny(filters.groups, groups.get(a.id) ?? [""]) &&
    (near?.has(a.id) ?? true);
  return new Set([...graph.actors.values()].filter(passes).map((a) => a.id));
}

/** Whether a relation is of a type that is drawn. */
export function drawsRelation(filters: Filters, relation: Relation): boolean {
  return has(filters.types, relation.type);
}

/** Some actors and those with a relation to them, by relations of some types. */
export function neighbourhood(graph: Graph, actors: readonly string[], types: readonly string[] = []): ReadonlySet<string> {
  const near = new Set(actors);
  for (const actor of actors) {
    for (const r of graph.relationsOf(actor)) {
      if (has(types, r.type)) near.add(r.from === actor ? r.to : r.from);
    }
  }
  return near;
}

function has(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.includes(value);
}

function hasAny(list: readonly string[], values: readonly string[]): boolean {
  return list.length === 0 || values.some((v) => list.includes(v));
}

function byActor(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string[]> {
  const all = new Map<string, string[]>();
  for (const [actor, value] of pairs) all.set(actor, [...(all.get(actor) ?? []), value]);
  return all;
}
