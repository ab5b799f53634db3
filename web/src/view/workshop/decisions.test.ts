import { expect, test } from "vitest";
import type { Actor, Tally } from "../../model/types";
import { choiceFor, decisionsOf, undecided } from "./decisions";
import { resultsOf } from "../../model/tally";

const actors = ["a", "b", "c"].map((id) => ({ id, name: id }) as Actor);
const tallies: Tally[] = [
  { round: "r", actor: "a", criterion: "interest", answers: 4, low: 2, medium: 2, q1: 1, median: 1.5, q3: 2 },
  { round: "r", actor: "b", criterion: "interest", answers: 3, none: 3 },
  { round: "r", actor: "c", criterion: "influence", answers: 2, few: true },
];
const results = resultsOf(tallies, actors, "r");
const by = (actor: string) => results.find((r) => r.actor.id === actor) as (typeof results)[number];

test("a median holds by itself, one between steps must be decided, too few leave the level", () => {
  expect([by("a"), by("b"), by("c")].map((r) => choiceFor(r, {}))).toEqual([undefined, "none", "keep"]);
  expect(undecided(results, {})).toBe(1);
  expect(undecided(results, { "a/interest": "keep" })).toBe(0);
});

test("only what was chosen is sent", () => {
  expect(decisionsOf(results, {})).toEqual([]);
  expect(decisionsOf(results, { "a/interest": "high", "c/influence": "keep", "gone/interest": "low" })).toEqual([
    { actor: "a", criterion: "interest", level: "high" },
    { actor: "c", criterion: "influence", keep: true },
  ]);
});
