// Which actors a table of a theme shows.
import type { Graph } from "../../model/graph";
import type { Actor, Relation } from "../../model/types";
import { compareNames } from "../../model/sorting";
import { matching } from "../../model/order";

/** The actors that a fact is about, or all; of them those with the text in their names. */
export function rowsOf(graph: Graph, about: readonly string[] | undefined, text: string): Actor[] {
  const all = about ? about.flatMap((id) => graph.actors.get(id) ?? []) : [...graph.actors.values()];
  return text.trim() ? matching(all, text) : all;
}

/** Who funds whom, by the names of who pays and who is paid. */
export function fundingOf(graph: Graph): Relation[] {
  const name = graph.nameOf;
  return [...graph.relations.values()]
    .filter((r) => r.type === "funds")
    .sort((a, b) => compareNames(name(a.from), name(b.from)) || compareNames(name(a.to), name(b.to)) || compareNames(a.id, b.id));
}
