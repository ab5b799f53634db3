// Values of records as people say them.
import type { Graph } from "../../model/graph";
import type { Domain } from "../../words/domain";

/** What is needed of a map to name what records refer to. */
export type Names = Pick<Graph, "nameOf" | "actors" | "groups" | "sources">;

const types: Readonly<Record<string, string>> = {
  interest: "level",
  influence: "level",
  level: "level",
  kind: "kind",
  category: "category",
  attitude: "attitude",
  anchoring: "anchoring",
  agreement: "agreement",
  evidence: "evidence",
  reportsEvidence: "evidence",
  role: "role",
  gender: "gender",
  phase: "phase",
  criterion: "criterion",
  state: "roundState",
  view: "view",
};

const actorFields = new Set(["actor", "from", "to", "contact"]);
const groupFields = new Set(["group", "reportsTo"]);

/** A value of a field of a record, as people say it. */
export function valueText(domain: Domain, names: Names | undefined, kind: string, field: string, value: unknown): string {
  if (value === undefined || value === null || value === "") return types[field] ? domain.label(types[field], "") : domain.text("merge.blank");
  if (typeof value === "boolean") return domain.text(value ? "answer.yes" : "answer.no");
  if (Array.isArray(value)) return value.map((v) => valueText(domain, names, kind, field, v)).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  if (field === "type") return domain.label(kind === "group" ? "groupType" : "relation", text);
  if (types[field]) return domain.label(types[field], text);
  if (kind === "group" && field === "owner") return names?.nameOf(text) ?? text;
  if (actorFields.has(field)) return names?.nameOf(text) ?? text;
  if (groupFields.has(field)) return names?.groups.get(text)?.name ?? text;
  if (field === "source") return names?.sources.get(text)?.title ?? text;
  return text;
}

/** How many of a kind of record: «3 aktører». Kinds without a word for several are «merke: 3». */
export function countText(domain: Domain, kind: string, n: number): string {
  const key = `count.${kind}`;
  const known = domain.text(key as Parameters<Domain["text"]>[0]) !== key;
  return known ? domain.text(`count.${kind}` as Parameters<Domain["text"]>[0], { n }) : `${domain.label("record", kind)}: ${n}`;
}

/** Several counts in a line, in the order of kinds. */
export function countsText(domain: Domain, counts: Readonly<Record<string, number>>): string {
  const order = [
    "map",
    "actor",
    "relation",
    "group",
    "seat",
    "speaks",
    "question",
    "demand",
    "limit",
    "source",
    "alias",
    "tag",
    "position",
    "round",
    "tally",
    "score",
  ];
  return order.flatMap((kind) => (counts[kind] ? [countText(domain, kind, counts[kind])] : [])).join(", ");
}
