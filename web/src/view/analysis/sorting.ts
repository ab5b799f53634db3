// What a table of actors is sorted by.
import type { Graph } from "../../model/graph";
import { isPresent } from "../common/figures";
import { levelRank, type SortKey } from "./figures";
import type { About, Measure, Row, Table } from "../../model/analysis";

export type Column = About | Measure;

export interface Sorting {
  readonly by: Column;
  /** Largest first. */
  readonly down: boolean;
}

export const usualSorting: Sorting = { by: "betweenness", down: true };

/** The sorting after a column's heading is pressed: the other way round, or that column, figures from the largest. */
export function pressed(sorting: Sorting, column: Column): Sorting {
  if (sorting.by === column) return { by: column, down: !sorting.down };
  return { by: column, down: column !== "name" && column !== "kind" };
}

/** How a heading says the sorting to screen readers. */
export function ariaSort(sorting: Sorting, column: Column): "ascending" | "descending" | "none" {
  if (sorting.by !== column) return "none";
  return sorting.down ? "descending" : "ascending";
}

/** What a row is sorted by. Levels sort by rank, kinds by their labels; what is not known has no key. */
export function sortKey(column: Column, table: Table, graph: Graph, kindName: (kind: string) => string): (row: Row) => SortKey {
  if (column === "name") return (row) => row.name;
  if (column === "kind") {
    return (row) => {
      const kind = graph.actors.get(row.actor)?.kind;
      return kind ? kindName(kind) : undefined;
    };
  }
  if (column === "interest" || column === "influence") {
    return (row) => {
      const rank = levelRank(graph.actors.get(row.actor)?.[column]);
      return rank < 0 ? undefined : rank;
    };
  }
  const at = table.measures.indexOf(column);
  return (row) => {
    const figure = row.values[at];
    return isPresent(figure) ? figure : undefined;
  };
}
