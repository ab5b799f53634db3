import { expect, test } from "vitest";
import type { Round, Workshop } from "../../model/types";
import { closedSteps, nextStep, stepOf } from "./steps";

const shut = { open: false, present: [], connected: 1, role: "owner" } as Workshop;
const open = { ...shut, open: true } as Workshop;
const people = [{ id: "p", name: "Kari", joined: "" }];
const round = (state: Round["state"]): Round => ({ id: "r", state });

test.each<[string, Workshop | undefined, Round | undefined, string]>([
  ["nothing is open", shut, undefined, "open"],
  ["a round was left open earlier", shut, round("open"), "open"],
  ["nobody is there", open, undefined, "door"],
  ["people are there", { ...open, people }, undefined, "gather"],
  ["they score", { ...open, people }, round("open"), "score"],
  ["answers are revealed", { ...open, people }, round("revealed"), "agree"],
])("%s", (_, workshop, live, want) => {
  expect(stepOf(workshop, live)).toBe(want);
});

test("one can look ahead as soon as the workshop is open", () => {
  expect(closedSteps(shut)).toEqual(["door", "gather", "score", "agree", "end"]);
  expect(closedSteps(open)).toEqual([]);
  expect([nextStep("open"), nextStep("agree"), nextStep("end")]).toEqual(["door", "end", undefined]);
});
