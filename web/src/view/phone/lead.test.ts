import { expect, test } from "vitest";
import { firstSection, type Lead, ledTo } from "./lead";

const still: Lead = { round: "", state: "", view: "", focus: "" };
const open: Lead = { ...still, round: "r", state: "open" };

test.each<[string, Lead, Lead, string | undefined]>([
  ["nothing changes", open, open, undefined],
  ["a round opens", still, open, "act"],
  ["it is revealed", open, { ...open, state: "revealed" }, "act"],
  ["it is over", { ...open, state: "revealed" }, still, "act"],
  ["a view is shown", still, { ...still, view: "grid" }, "map"],
  ["a view is shown during a round", open, { ...open, view: "grid" }, "map"],
  ["an actor is looked at", still, { ...still, focus: "nav" }, "map"],
  ["an actor is looked at during a round", open, { ...open, focus: "nav" }, "act"],
  ["nobody is led any longer", { ...still, view: "grid", focus: "nav" }, still, undefined],
])("%s", (_, before, now, section) => {
  expect(ledTo(before, now)).toBe(section);
});

test("whoever comes in begins where the others are", () => {
  expect([still, open, { ...still, view: "grid" }, { ...open, view: "grid" }].map(firstSection)).toEqual(["act", "act", "map", "act"]);
});
