// Where each field of an actor and of a relation stands in its panel. The
// compiler sees to it that none is forgotten.
import { agreements, anchorings, attitudes, categories, evidences, kinds } from "../../model/choices";
import { type Actor, levels, type Relation } from "../../model/types";

/** The parts of the panel; those in inside are for those who work with the map. */
export type Part = "about" | "assessment" | "register" | "anchoring" | "evidence";
export const inside: readonly Part[] = ["assessment", "register", "anchoring"];
export const parts: readonly Part[] = ["about", "assessment", "register", "anchoring", "evidence"];

/** How a field is shown: a line, running text, a tick, one of a list of values, or a source. */
export type Shown =
  | { readonly as: "line" | "text" | "tick" | "source" }
  | {
      readonly as: "choice";
      /** The type of the values, as the domain's words name it. */
      readonly type: string;
      readonly values: readonly string[];
    };

/** A field in its part of the panel, for some actors only where `only` says so. */
export type Placed = Shown & { readonly part: Part; readonly only?: (actor: Actor) => boolean };

const choice = (type: string, values: readonly string[]) => ({ as: "choice", type, values }) as const;

/** In the order in which they are shown. */
export const placed: Readonly<Record<Exclude<keyof Actor, "id">, Placed>> = {
  name: { part: "about", as: "line" },
  shortName: { part: "about", as: "line" },
  kind: { part: "about", ...choice("kind", kinds) },
  ministry: { part: "about", as: "tick", only: (a) => a.kind === "state" },
  alsoCounty: { part: "about", as: "tick", only: (a) => a.kind === "municipality" },
  category: { part: "about", ...choice("category", categories) },
  orgNumber: { part: "about", as: "line" },
  owner: { part: "about", as: "tick" },
  hired: { part: "about", as: "tick" },
  aggregate: { part: "about", as: "tick" },
  interest: { part: "assessment", ...choice("level", levels) },
  influence: { part: "assessment", ...choice("level", levels) },
  affected: { part: "assessment", ...choice("level", levels) },
  attitude: { part: "assessment", ...choice("attitude", attitudes) },
  expectations: { part: "register", as: "text" },
  informationNeed: { part: "register", as: "text" },
  measures: { part: "register", as: "text" },
  notes: { part: "register", as: "text" },
  anchoring: { part: "anchoring", ...choice("anchoring", anchorings) },
  agreement: { part: "anchoring", ...choice("agreement", agreements) },
  contactName: { part: "anchoring", as: "line" },
  contactRole: { part: "anchoring", as: "line" },
  evidence: { part: "evidence", ...choice("evidence", evidences) },
  source: { part: "evidence", as: "source" },
};

/** The fields of a part. */
export function fieldsOf(part: Part, actor: Actor): (keyof typeof placed)[] {
  return (Object.keys(placed) as (keyof typeof placed)[]).filter((name) => placed[name].part === part && (placed[name].only?.(actor) ?? true));
}

/** The type of a field's values, as the domain's words name it. */
export function typeOf(name: keyof Actor): string | undefined {
  const field = name === "id" ? undefined : placed[name];
  return field?.as === "choice" ? field.type : undefined;
}

/** Whether a relation can have an agreement of its own: on what is lent. */
export const agreed = (relation: Relation): boolean => relation.type === "lends";
