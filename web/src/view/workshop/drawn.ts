// A drawing is made anew when what it shows has changed: not for every answer
// in a round, though each makes a revision.
import { useState } from "react";
import type { Graph } from "../../model/graph";

/** Whether two states of a map look the same in a drawing. */
export function looksAlike(a: Graph, b: Graph): boolean {
  return (
    a.info === b.info &&
    same(a.actors.values(), b.actors.values()) &&
    same(a.relations.values(), b.relations.values()) &&
    same(a.groups.values(), b.groups.values()) &&
    same(a.seats.values(), b.seats.values()) &&
    same(a.positions, b.positions) &&
    same(a.tags, b.tags) &&
    same(a.speaksFor, b.speaksFor)
  );
}

// same compares records by identity: those that a change leaves alone are the same objects.
function same<T>(a: Iterable<T>, b: Iterable<T>): boolean {
  const others = b[Symbol.iterator]();
  for (const one of a) {
    const other = others.next();
    if (other.done || other.value !== one) return false;
  }
  return others.next().done === true;
}

/** The revision at which a drawing of the map last changed. */
export function useDrawn(graph: Graph): number {
  const [drawn, setDrawn] = useState(graph);
  if (drawn === graph || looksAlike(drawn, graph)) return drawn.revision;
  setDrawn(graph);
  return graph.revision;
}
