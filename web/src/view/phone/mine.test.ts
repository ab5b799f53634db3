import { expect, test } from "vitest";
import type { Row } from "../../model/records";
import { fateOf, type Mine, recordOf } from "./mine";

const proposed: Mine = { record: "actor/a", text: "A", direct: false };
const parcel = { id: "1", path: "/api/maps/m/proposals", body: { command: "AddActor", args: { id: "a", name: "A" } } };
const on = new Map<string, Row>([["actor/a", { id: "a" }]]);
const none = new Map<string, Row>();

test("a proposal goes from the phone by the facilitator to the map, or not", () => {
  expect(fateOf(proposed, [parcel], new Set(), none)).toBe("unsent");
  expect(fateOf(proposed, [], new Set(["actor/a"]), none)).toBe("waiting");
  expect(fateOf(proposed, [], new Set(["actor/a"]), on)).toBe("on");
  expect(fateOf(proposed, [], new Set(), none)).toBe("off");
  expect(fateOf({ ...proposed, refused: "id.taken" }, [], new Set(), none)).toBe("refused");
});

test("what was added and is not there was removed", () => {
  expect(fateOf({ ...proposed, direct: true }, [], new Set(), none)).toBe("gone");
});

test("the record of a command", () => {
  expect(recordOf(parcel.body)).toBe("actor/a");
  expect(recordOf({ command: "Relate", args: { id: "r" } })).toBe("relation/r");
  expect(recordOf({ scores: [] })).toBeUndefined();
});
