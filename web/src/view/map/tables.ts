// The map as tables: the same as every drawing shows, to sort and to read.
import type { Graph } from "../../model/graph";
import { levels as steps } from "../../model/types";
import { compareNames } from "../../model/sorting";

/** A cell: what is shown, and what it is sorted by where that is not the text. */
export interface Cell {
  readonly text: string;
  readonly rank?: number;
}

/** A row of a table, for an actor, a relation or a seat. */
export interface Row {
  readonly id: string;
  readonly cells: readonly Cell[];
}

/** How a table is sorted: by which column, and whether from the end. */
export interface Sorting {
  readonly column: number;
  readonly down: boolean;
}

/** Sorts rows by a column; rows that are equal there stay in their order. */
export function sorted(rows: readonly Row[], { column, down }: Sorting): readonly Row[] {
  const compare = (a: Row, b: Row) => {
    const [x, y] = [a.cells[column], b.cells[column]];
    if (!x || !y) return 0;
    return x.rank !== undefined && y.rank !== undefined ? x.rank - y.rank : compareNames(x.text, y.text);
  };
  return [...rows].sort((a, b) => (down ? compare(b, a) : compare(a, b)));
}

/** The sorting after a click on a heading: by that column, and the other way round when it already was. */
export function clicked(sorting: Sorting, column: number): Sorting {
  return { column, down: sorting.column === column && !sorting.down };
}

/** Gives the label of a value of a field. */
export type Label = (type: string, value: string | undefined) => string;

/** The rows of actors: name, kind, category, interest, influence, groups, relations, evidence and what more is asked for; interest and influence where they are seen. */
export function actorRows(graph: Graph, label: Label, shown: (id: string) => boolean, more: (id: string) => readonly string[], levels = true): Row[] {
  const groups = groupsOf(graph);
  return [...graph.actors.values()]
    .filter((a) => shown(a.id))
    .map((a) => ({
      id: a.id,
      cells: [
        { text: a.name },
        { text: label("kind", a.kind) },
        { text: label("category", a.category) },
        ...(levels ? [levelCell(a.interest, label), levelCell(a.influence, label)] : []),
        { text: (groups.get(a.id) ?? []).join(", ") },
        number(graph.relationsOf(a.id).length),
        { text: label("evidence", a.evidence) },
        ...more(a.id).map((text) => ({ text })),
      ],
    }));
}

/** The rows of relations: from, type, to, label, strength, evidence. */
export function relationRows(graph: Graph, label: Label, shown: (relation: string) => boolean): Row[] {
  return [...graph.relations.values()]
    .filter((r) => shown(r.id))
    .map((r) => ({
      id: r.id,
      cells: [
        { text: graph.nameOf(r.from) },
        { text: label("relation", r.type) },
        { text: graph.nameOf(r.to) },
        { text: r.label ?? "" },
        number(r.strength),
        { text: label("evidence", r.evidence) },
      ],
    }));
}

/** The rows of seats: group, type of group, whom it reports to, actor and role. A group without seats has one row. */
export function seatRows(graph: Graph, label: Label): (Row & { actor?: string })[] {
  return [...graph.groups.values()].flatMap((g) => {
    const head = [{ text: g.name }, { text: label("groupType", g.type) }, { text: graph.groups.get(g.reportsTo ?? "")?.name ?? "" }];
    const seats = graph
      .seatsOf(g.id)
      .map((s) => ({ id: s.id, actor: s.actor, cells: [...head, { text: graph.nameOf(s.actor) }, { text: label("role", s.role) }] }));
    return seats.length > 0 ? seats : [{ id: g.id, cells: [...head, { text: "" }, { text: "" }] }];
  });
}

function number(n: number): Cell {
  return { text: String(n), rank: n };
}

// Not assessed goes before none: it is sorted apart from the levels.
function levelCell(level: string | undefined, label: Label): Cell {
  return { text: label("level", level), rank: steps.findIndex((l) => l === level) };
}

function groupsOf(graph: Graph): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const group of graph.groups.values()) {
    for (const actor of new Set(graph.seatsOf(group.id).map((s) => s.actor))) found.set(actor, [...(found.get(actor) ?? []), group.name]);
  }
  return found;
}
