// In which order groups, seats and actors stand on the board.
import type { Graph } from "./graph";
import type { Actor, Group, Seat } from "./types";
import { compareNames } from "./sorting";
import { groupTypes, roles } from "./choices";
import { type Finding, severities } from "./governance";

/** The groups by what they do, those of one type in the order of names. */
export function groupsInOrder(graph: Graph): Group[] {
  const rank = (g: Group) => (g.type === "" ? groupTypes.length : groupTypes.indexOf(g.type));
  return [...graph.groups.values()].sort((a, b) => rank(a) - rank(b)); // names are in order already
}

/** A group's seats: leaders first, then by role, then by name. */
export function seatsInOrder(graph: Graph, group: string): Seat[] {
  const rank = (s: Seat) => (s.role === "" ? roles.length : roles.indexOf(s.role));
  return [...graph.seatsOf(group)].sort((a, b) => rank(a) - rank(b) || compareNames(graph.nameOf(a.actor), graph.nameOf(b.actor)) || compareNames(a.id, b.id));
}

/** The actors without any seat, in the order of names. */
export function actorsOutside(graph: Graph): Actor[] {
  const seated = new Set([...graph.seats.values()].map((s) => s.actor));
  return [...graph.actors.values()].filter((a) => !seated.has(a.id));
}

/** Those whose name or short name has the text in it, in any letters. */
export function matching(actors: readonly Actor[], text: string): Actor[] {
  const wanted = fold(text.trim());
  return actors.filter((a) => fold(a.name).includes(wanted) || fold(a.shortName ?? "").includes(wanted));
}

/** The one actor that a typed name means; a name that several have means none of them. */
export function actorNamed(graph: Graph, text: string): Actor | undefined {
  const wanted = fold(text.trim());
  if (!wanted) return undefined;
  const found = [...graph.actors.values()].filter((a) => fold(a.name) === wanted || fold(a.shortName ?? "") === wanted);
  return found.length === 1 ? found[0] : undefined;
}

const fold = (text: string) => text.normalize("NFKC").toLocaleLowerCase("nb");

/** The findings about one group, or about the map as a whole; those that ask for most attention first. */
export function findingsOf(all: readonly Finding[], group?: string): Finding[] {
  return all.filter((f) => f.group === group).sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** How many chairs of a group count, and what the rule on size says; the service counts. */
export function sizeOf(all: readonly Finding[], group: string): { count: number | undefined; said: Finding | undefined } {
  const of = (rule: string) => all.find((f) => f.rule === rule && f.group === group);
  return { count: of("links")?.numbers?.["n"], said: of("size") };
}
