import type { Graph } from "../../model/graph";
import type { Actor } from "../../model/types";

const most = 5; // as many hits as can be taken in

/** The actors of a map whose name, short name or other name holds a text, those that begin with it first. */
export function onMap(graph: Graph, text: string): readonly Actor[] {
  const wanted = plain(text);
  if (wanted.length < 2) return [];
  const names = new Map<string, string[]>();
  for (const actor of graph.actors.values()) names.set(actor.id, [plain(actor.name), plain(actor.shortName ?? "")]);
  for (const alias of graph.aliases) names.get(alias.actor)?.push(plain(alias.name));
  const rank = (actor: Actor) => Math.min(...(names.get(actor.id) ?? []).map((name) => rankOf(name, wanted)));
  return [...graph.actors.values()]
    .map((actor) => ({ actor, rank: rank(actor) }))
    .filter((hit) => hit.rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map((hit) => hit.actor);
}

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : Infinity;
}

function plain(text: string): string {
  return text.trim().toLocaleLowerCase("nb-NO").replace(/\s+/g, " ");
}
