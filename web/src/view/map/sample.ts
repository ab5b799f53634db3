// A small map for tests.
import { type Graph, graphOf } from "../../model/graph";
import type { Row } from "../../model/records";

/** A graph of rows; each key is the kind and what identifies the record. */
export function graphFrom(rows: Readonly<Record<string, Row>>, revision = 1): Graph {
  return graphOf({ revision, records: new Map(Object.entries(rows)) });
}

/** Four actors, three relations, a group with two in it. */
export const small: Readonly<Record<string, Row>> = {
  "map/": { title: "Prøve" },
  "actor/a": { id: "a", name: "Ask", kind: "state", interest: "high", influence: "low", evidence: "assumed" },
  "actor/b": { id: "b", name: "Bjørk", kind: "municipality", interest: "high" },
  "actor/c": { id: "c", name: "Eik", kind: "users", owner: true },
  "actor/d": { id: "d", name: "Ål", aggregate: true },
  "relation/ab": { id: "ab", from: "a", to: "b", type: "funds", strength: 2 },
  "relation/bc": { id: "bc", from: "b", to: "c", type: "serves", strength: 1, label: "hjelp" },
  "relation/ba": { id: "ba", from: "b", to: "a", type: "informs", strength: 1 },
  "group/g": { id: "g", name: "Styret", type: "decides" },
  "seat/s1": { id: "s1", group: "g", actor: "a", role: "leader" },
  "seat/s2": { id: "s2", group: "g", actor: "c", role: "member" },
  "tag/a/viktig": { actor: "a", name: "viktig" },
};
