import { expect, test } from "vitest";
import type { Row } from "./records";
import { answersIn, stateOf } from "./scores";

const records = new Map<string, Row>([
  ["actor/a", { id: "a", name: "A" }],
  ["score/r1/p/a/interest", { round: "r1", participant: "p", actor: "a", criterion: "interest", level: "high" }],
  ["score/r1/p/a/influence", { round: "r1", participant: "p", actor: "a", criterion: "influence", level: "" }],
  ["score/r10/p/b/interest", { round: "r10", participant: "p", actor: "b", criterion: "interest", level: "low" }],
]);

test("answers are those of the round, and «vet ikke» is one", () => {
  const answers = answersIn(records, "r1");
  expect([...answers]).toEqual([
    ["a/interest", "high"],
    ["a/influence", ""],
  ]);
  expect([stateOf(answers, "a"), stateOf(answers, "b")]).toEqual(["all", "none"]);
});
