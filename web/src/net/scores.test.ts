import { expect, test } from "vitest";
import type { Row } from "../model/records";
import { answersIn, laidOver, stateOf } from "../model/scores";
import { answersWaiting, scoreParcel } from "./scores";

const records = new Map<string, Row>([
  ["actor/a", { id: "a", name: "A" }],
  ["score/r1/p/a/interest", { round: "r1", participant: "p", actor: "a", criterion: "interest", level: "high" }],
  ["score/r1/p/a/influence", { round: "r1", participant: "p", actor: "a", criterion: "influence", level: "" }],
  ["score/r10/p/b/interest", { round: "r10", participant: "p", actor: "b", criterion: "interest", level: "low" }],
]);

test("«vet ikke» and «ingen» are sent apart, and the last answer replaces those before", () => {
  const unknown = scoreParcel("m", "r1", "a", "interest", "");
  const none = scoreParcel("m", "r1", "a", "interest", "none");
  expect(unknown.body["scores"]).toEqual([{ actor: "a", criterion: "interest" }]);
  expect(none.body["scores"]).toEqual([{ actor: "a", criterion: "interest", level: "none" }]);
  expect(scoreParcel("m", "r1", "a", "interest", undefined).body["scores"]).toEqual([{ actor: "a", criterion: "interest", withdraw: true }]);
  expect(none.replaces).toBe(unknown.replaces);
  expect(scoreParcel("m", "r1", "a", "interest", "none", "table").replaces).not.toBe(none.replaces);
});

test("what waits lies over what the server has, for its own round and table", () => {
  const waiting = [
    { id: "1", ...scoreParcel("m", "r1", "a", "interest", undefined) },
    { id: "2", ...scoreParcel("m", "r1", "b", "influence", "") },
    { id: "3", ...scoreParcel("m", "r2", "a", "influence", "low") },
    { id: "4", ...scoreParcel("m", "r1", "a", "influence", "low", "table") },
    { id: "5", path: "/api/maps/m/proposals", body: {} },
  ];
  const over = answersWaiting(waiting, "r1");
  const answers = laidOver(answersIn(records, "r1"), over);
  expect(Object.fromEntries(answers)).toEqual({ "a/influence": "", "b/influence": "" });
  expect([stateOf(answers, "a"), stateOf(answers, "b")]).toEqual(["some", "some"]);
  expect(Object.fromEntries(answersWaiting(waiting, "r1", "table"))).toEqual({ "a/influence": "low" });
});
