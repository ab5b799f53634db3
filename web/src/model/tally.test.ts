import { expect, test } from "vitest";
import type { Actor, Tally } from "./types";
import { disagreement, resultsOf, variance } from "./tally";

const actor = (id: string, name: string) => ({ id, name }) as Actor;
const actors = [actor("a", "Ås"), actor("b", "Bø"), actor("c", "Alta")];
const tally = (of: string, more: Partial<Tally>): Tally => ({ round: "r", actor: of, criterion: "interest", answers: 4, ...more });

test("most disagreement comes first, names decide between equals, too few come last", () => {
  const results = resultsOf(
    [
      tally("a", { few: true, answers: 2 }),
      tally("b", { medium: 4, q1: 2, median: 2, q3: 2 }),
      tally("c", { none: 2, high: 2, q1: 0, median: 1.5, q3: 3 }),
      tally("a", { criterion: "influence", medium: 4, q1: 2, median: 2, q3: 2 }),
      tally("gone", { medium: 4, median: 2 }),
      tally("b", { round: "earlier", criterion: "influence" }),
    ],
    actors,
    "r",
  );
  expect(results.map((r) => `${r.actor.name} ${r.tally.criterion}`)).toEqual(["Alta interest", "Bø interest", "Ås influence", "Ås interest"]);
  expect(results.map(disagreement)).toEqual(["much", "none", "none", "none"]);
});

test("a median counts where somebody chose it; else somebody has to decide", () => {
  const [between, nobody, chosen, few] = ["b", "c", "a", "a"].map((of, i) => {
    const more = [
      { low: 2, medium: 2, q1: 1, median: 1.5, q3: 2 },
      { low: 2, high: 2, q1: 1, median: 2, q3: 3 },
      { none: 3, q1: 0, median: 0, q3: 0 },
      { few: true },
    ][i];
    return resultsOf([tally(of, more ?? {})], actors, "r")[0];
  });
  expect([between?.median, between?.between]).toEqual([undefined, ["low", "medium"]]);
  expect([nobody?.median, nobody?.between]).toEqual([undefined, undefined]);
  expect(chosen?.median).toBe("none");
  expect([few?.median, few?.between]).toEqual([undefined, undefined]);
});

test("answers with the same quartiles are told apart by their variance", () => {
  expect(variance([0, 4, 0, 0])).toBe(0);
  expect(variance([1, 0, 0, 1])).toBeGreaterThan(variance([0, 1, 1, 0]));
  expect(variance([])).toBe(0);
});
