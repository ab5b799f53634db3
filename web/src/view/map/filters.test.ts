import { expect, test } from "vitest";
import { countFilters, type Filters, neighbourhood, noFilters, passing, toggleFilter } from "./filters";
import { graphFrom, small } from "./sample";

const graph = graphFrom(small);
const through = (filters: Partial<Filters>, selected: string[] = []) => {
  const set = passing(graph, { ...noFilters, ...filters }, selected);
  return set && [...set].sort().join("");
};

test.each<[string, Partial<Filters>, string[], string | undefined]>([
  ["none", {}, [], undefined],
  ["a type of relation hides no actor", { types: ["funds"] }, [], undefined],
  ["kind", { kinds: ["state", "users"] }, [], "ac"],
  ["a kind that is not stated", { kinds: [""] }, [], "d"],
  ["two at once", { interest: ["high"], influence: [""] }, [], "b"],
  ["not assessed is not none", { influence: ["none"] }, [], ""],
  ["tag", { tags: ["viktig"] }, [], "a"],
  ["group", { groups: ["g"] }, [], "ac"],
  ["in no group", { groups: [""] }, [], "bd"],
  ["neighbours of the selected", { near: true }, ["c"], "bc"],
  ["neighbours by some types", { near: true, types: ["funds"] }, ["b"], "ab"],
  ["neighbours of nobody are all", { near: true }, [], undefined],
])("%s", (_, filters, selected, want) => expect(through(filters, selected)).toBe(want));

test("a value is put in and taken out", () => {
  const once = toggleFilter(noFilters, "kinds", "state");
  expect(once.kinds).toEqual(["state"]);
  expect(countFilters(once)).toBe(1);
  expect(toggleFilter(once, "kinds", "state")).toEqual(noFilters);
});

test("a neighbourhood holds the actors themselves", () => {
  expect([...neighbourhood(graph, ["d"])]).toEqual(["d"]);
});
