import { expect, test } from "vitest";
import type { Actor, Relation } from "./types";
import { knownActors, knownRelation } from "./known";

const actor = (id: string, name: string, shortName = "") => ({ id, name, shortName }) as Actor;
const actors = [
  actor("nav", "Arbeids- og velferdsetaten", "Nav"),
  actor("skatt", "Skatteetaten"),
  actor("as", "Aas kommune"),
  actor("ks", "KS"),
  actor("kom", "Kommunene"),
];
const aliases = new Map([["skatt", ["Ligningskontoret"]]]);

test.each<[string, string[]]>([
  ["n", []],
  ["nav", ["nav*"]],
  ["NAV Oslo", ["nav"]],
  ["velferds", ["nav"]],
  ["ligning", ["skatt"]],
  ["Ås", ["as"]],
  ["kommune ås", ["as"]],
  ["Skatteetaten.", ["skatt*"]],
  ["komm", ["as", "kom"]],
  ["Domstolene", []],
])("%s", (typed, want) => {
  expect(knownActors(typed, actors, aliases).map((h) => h.actor.id + (h.same ? "*" : ""))).toEqual(want);
});

test("a symmetric relation is known from both ends", () => {
  const relations = [
    { id: "1", from: "a", to: "b", type: "collaborates", strength: 1 },
    { id: "2", from: "a", to: "b", type: "funds", strength: 1 },
  ] as Relation[];
  expect(knownRelation(relations, "b", "a", "collaborates")).toBe(true);
  expect(knownRelation(relations, "b", "a", "funds")).toBe(false);
  expect(knownRelation(relations, "a", "b", "funds")).toBe(true);
});
