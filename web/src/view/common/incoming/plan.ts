// How a file is to be read: the part of its reading that one may change, and what
// was chosen the last time for the same headings.
import type { components } from "../../../model/api.gen";

type Schemas = components["schemas"];
export type Reading = Schemas["Reading"];
export type Table = Reading["tables"][number];

/** What the server is asked to read the file by. */
export interface Plan {
  readonly form: string;
  readonly tables: readonly { sheet?: string; kind: string; rows: number; columns: readonly { heading: string; field: string }[] }[];
  readonly each: readonly { id: string; label: string; as: string }[];
}

/** The plan that reads the file as it was read. */
export function planOf({ form, tables, boxes }: Reading): Plan {
  return {
    form,
    tables: tables.map(({ sheet, kind, columns }) => ({
      ...(sheet && { sheet }),
      kind,
      rows: 0,
      columns: columns.map(({ heading, field }) => ({ heading, field })),
    })),
    each: boxes.map(({ id, as }) => ({ id, label: "", as })),
  };
}

/** The plan with another kind for a table. */
export function withKind(plan: Plan, table: number, kind: string): Plan {
  return { ...plan, tables: plan.tables.map((t, i) => (i === table ? { ...t, kind } : t)) };
}

/** The plan with another field for a column. A field that only one column can have is taken from the other. */
export function withField(plan: Plan, table: number, column: number, field: string): Plan {
  const once = !["ignore", "note", "tags", "aliases"].includes(field);
  return {
    ...plan,
    tables: plan.tables.map((t, i) =>
      i !== table
        ? t
        : {
            ...t,
            columns: t.columns.map((c, j) => {
              if (j === column) return { ...c, field };
              return once && c.field === field ? { ...c, field: "ignore" } : c;
            }),
          },
    ),
  };
}

/** The plan with all boxes, or one, as something else. */
export function withBox(plan: Plan, as: string, id?: string): Plan {
  return { ...plan, each: plan.each.map((b) => (id === undefined || b.id === id ? { ...b, as } : b)) };
}

const shelf = "interessentkart.reading.";

function keyOf(headings: readonly string[]): string {
  return shelf + headings.join("\u0001");
}

/** Keeps what was chosen for the headings of each table. */
export function remember(plan: Plan): void {
  for (const { kind, columns } of plan.tables) {
    const chosen = JSON.stringify({ kind, fields: columns.map((c) => c.field) });
    try {
      localStorage.setItem(keyOf(columns.map((c) => c.heading)), chosen);
    } catch {
      // A browser that keeps nothing asks again the next time.
    }
  }
}

/** What was chosen the last time for the same headings, where it differs from how the file was read. */
export function remembered(reading: Reading): Plan | undefined {
  const plan = planOf(reading);
  let changed = false;
  const tables = plan.tables.map((t) => {
    const kept = keptFor(t.columns.map((c) => c.heading));
    if (!kept || kept.fields.length !== t.columns.length) return t;
    const columns = t.columns.map((c, i) => ({ ...c, field: kept.fields[i] ?? c.field }));
    changed ||= kept.kind !== t.kind || columns.some((c, i) => c.field !== t.columns[i]?.field);
    return { ...t, kind: kept.kind, columns };
  });
  return changed ? { ...plan, tables } : undefined;
}

function keptFor(headings: readonly string[]): { kind: string; fields: readonly string[] } | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(headings)) ?? "null");
    if (typeof kept !== "object" || kept === null || !("kind" in kept) || !("fields" in kept)) return undefined;
    const { kind, fields } = kept;
    if (typeof kind !== "string" || !Array.isArray(fields)) return undefined;
    return { kind, fields: fields.filter((f): f is string => typeof f === "string") };
  } catch {
    return undefined;
  }
}
