import type { Graph } from "../../model/graph";
import { useMap } from "./live";

/** Whether the reader sees assessments at all: one who does not must not be told that nothing is assessed. */
export function levelsAreSeen(graph: Pick<Graph, "actors">, inside: boolean): boolean {
  return inside || [...graph.actors.values()].some((a) => a.interest || a.influence);
}

/** Whether the reader of the page sees assessments. */
export function useLevelsSeen(): boolean {
  const { graph, may } = useMap();
  return levelsAreSeen(graph, may.inside);
}
