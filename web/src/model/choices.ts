// The values that fields can have, in the order in which they are offered. The
// empty value, not stated, is not among them.
import type { Actor, Group, Info, Relation, Seat } from "./types";

type Stated<T> = Exclude<NonNullable<T>, "">;

// listed makes the compiler see to it that no value is left out.
const listed =
  <T extends string>() =>
  <const L extends readonly T[]>(list: [T] extends [L[number]] ? L : never): readonly T[] =>
    list;

export const kinds = listed<Stated<Actor["kind"]>>()(["state", "county", "municipality", "ks", "private", "voluntary", "users", "other"]);
export const categories = listed<Stated<Actor["category"]>>()(["executive", "user", "supplier", "authority", "other"]);
export const attitudes = listed<Stated<Actor["attitude"]>>()(["negative", "neutral", "positive"]);
export const anchorings = listed<Stated<Actor["anchoring"]>>()(["none", "contact", "leader", "top", "ministry"]);
export const agreements = listed<Stated<Actor["agreement"]>>()(["none", "draft", "signed"]);
export const evidences = listed<Stated<Actor["evidence"]>>()(["documented", "assumed"]);
export const relationTypes = listed<Stated<Relation["type"]>>()([
  "governs",
  "funds",
  "assigns",
  "regulates",
  "represents",
  "partOf",
  "lends",
  "delivers",
  "serves",
  "collaborates",
  "influences",
  "informs",
  "conflicts",
  "other",
]);
/** In the order of the board. */
export const groupTypes = listed<Stated<Group["type"]>>()(["decides", "coordinates", "advises", "executes"]);
/** In the order in which they stand in a group. */
export const roles = listed<Stated<Seat["role"]>>()(["leader", "member", "deputy", "observer", "secretariat"]);
export const genders = listed<Stated<Seat["gender"]>>()(["woman", "man"]);
export const phases = listed<Stated<Info["phase"]>>()(["start", "shape", "deliver"]);
