// What a change did, as people say it.
import type { Edit, Row } from "../../model/records";
import type { Speak } from "../../words/dictionary";
import type { Domain, DomainKey } from "../../words/domain";
import type { deskWords } from "./words";
import { countsText, type Names, valueText } from "../common/values";

type Say = Speak<keyof (typeof deskWords)["nb"]>;
type What = "added" | "removed" | "changed";

const most = 8; // records of a sort that are told one by one

/** Sentences for a patch, the many of a sort counted together. */
export function tellPatch(patch: readonly Edit[], names: Names, domain: Domain, say: Say): string[] {
  const known = withPatch(names, patch);
  const moved = patch.filter((e) => kindOf(e) === "position");
  const rest = patch.filter((e) => kindOf(e) !== "position");
  const lines: string[] = [];
  for (const what of ["added", "removed", "changed"] as const) {
    const these = rest.filter((e) => whatOf(e) === what);
    if (these.length > most) lines.push(say(`${what}Many`, { counts: countsText(domain, counted(these)) }));
    else lines.push(...these.map((e) => sentence(e, what, known, domain)));
  }
  const actors = new Set(moved.map((e) => String((e.after ?? e.before)?.["actor"])));
  if (actors.size > 0) lines.push(say("placed", { n: actors.size }));
  return lines;
}

function kindOf(edit: Edit): string {
  return edit.key.slice(0, edit.key.indexOf("/"));
}

function whatOf(edit: Edit): What {
  if (!edit.before) return "added";
  return edit.after ? "changed" : "removed";
}

function counted(edits: readonly Edit[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const e of edits) counts[kindOf(e)] = (counts[kindOf(e)] ?? 0) + 1;
  return counts;
}

// Names of what the patch itself adds or takes away are in the patch.
function withPatch(names: Names, patch: readonly Edit[]): Names {
  const found = new Map(patch.flatMap((e) => ((e.before ?? e.after) ? [[e.key, (e.before ?? e.after) as Row] as const] : [])));
  const named = (kind: string, id: string, field: string) => found.get(`${kind}/${id}`)?.[field];
  return {
    actors: names.actors,
    nameOf: (id) => (names.actors.has(id) ? names.nameOf(id) : String(named("actor", id, "name") ?? id)),
    groups: overlay(
      names.groups,
      (id) => named("group", id, "name"),
      (id, name) => ({ id, name: String(name) }) as never,
    ),
    sources: overlay(
      names.sources,
      (id) => named("source", id, "title"),
      (id, title) => ({ id, title: String(title) }) as never,
    ),
  };
}

function overlay<T>(map: ReadonlyMap<string, T>, find: (id: string) => unknown, make: (id: string, name: unknown) => T): ReadonlyMap<string, T> {
  return { get: (id: string) => map.get(id) ?? (find(id) === undefined ? undefined : make(id, find(id))) } as ReadonlyMap<string, T>;
}

function sentence(edit: Edit, what: What, names: Names, domain: Domain): string {
  const row = (edit.after ?? edit.before) as Row;
  const kind = kindOf(edit);
  const subject = subjectOf(kind, row, names, domain);
  if (what !== "changed") return domain.text(`diff.${what}`, { subject });
  return domain.text("diff.changed", { subject, fields: fieldsOf(edit, kind, names, domain).join(", ") });
}

function fieldsOf(edit: Edit, kind: string, names: Names, domain: Domain): string[] {
  const { before = {}, after = {} } = edit;
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .filter((f) => JSON.stringify(before[f]) !== JSON.stringify(after[f]))
    .map((f) => domain.text("diff.field", { field: domain.field(kind, f), before: shown(f, before[f]), after: shown(f, after[f]) }));

  function shown(field: string, value: unknown): string {
    const text = valueText(domain, names, kind, field, value);
    return text.length > 120 ? `${text.slice(0, 119)}…` : text;
  }
}

function subjectOf(kind: string, row: Row, names: Names, domain: Domain): string {
  const text = (field: string) => String(row[field] ?? "");
  const values = { actor: names.nameOf(text("actor")), group: names.groups.get(text("group"))?.name ?? text("group") };
  switch (kind) {
    case "map":
      return domain.label("record", "map");
    case "relation":
      return domain.text("draw.sentence", { from: names.nameOf(text("from")), relation: domain.label("relation", text("type")), to: names.nameOf(text("to")) });
    case "seat":
      return domain.text("diff.subject.seat", { ...values, role: domain.label("role", text("role")) });
    case "alias":
    case "tag":
      return domain.text(`diff.subject.${kind}` as DomainKey, { ...values, name: text("name") });
    case "tally":
      return domain.text("diff.subject.tally", { ...values, criterion: domain.label("criterion", text("criterion")), round: text("round") });
    case "question":
    case "demand":
      return domain.text(`diff.subject.${kind}` as DomainKey, values);
    case "limit":
      return domain.text("diff.subject.limit" as DomainKey, { ...values, kind: domain.label("kind", text("kind")) });
    case "speaks":
      return `${domain.label("record", kind)}: ${values.actor}`;
    case "round":
      return `${domain.label("record", kind)} ${text("id")}`;
    default:
      return text("name") || text("title") || text("id");
  }
}
