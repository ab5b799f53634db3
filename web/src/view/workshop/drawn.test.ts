import { expect, test } from "vitest";
import { graphOf } from "../../model/graph";
import { fold, type Row, type Snapshot } from "../../model/records";
import { looksAlike } from "./drawn";

const start: Snapshot = {
  revision: 1,
  records: new Map<string, Row>([
    ["map/", { title: "Kart" }],
    ["actor/a", { id: "a", name: "A" }],
    ["actor/b", { id: "b", name: "B" }],
  ]),
};
const after = (key: string, row: Row | undefined) => graphOf(fold(start, { revision: 2, patch: [row ? { key, after: row } : { key }] }));

test("answers, tallies and rounds leave a drawing as it is", () => {
  expect(looksAlike(graphOf(start), graphOf(fold(start, { revision: 2, patch: [] })))).toBe(true);
  for (const key of ["score/r/p/a/interest", "tally/r/a/interest", "round/r"]) expect(looksAlike(graphOf(start), after(key, { id: "r" }))).toBe(true);
});

test("what is drawn changes it", () => {
  const changes: [string, Row | undefined][] = [
    ["map/", { title: "Nytt" }],
    ["actor/c", { id: "c", name: "C" }],
    ["actor/a", { id: "a", name: "A", interest: "high" }],
    ["actor/b", undefined],
    ["relation/r", { id: "r", from: "a", to: "b", type: "funds" }],
    ["position/network/a", { view: "network", actor: "a", x: 1, y: 2 }],
  ];
  for (const [key, row] of changes) expect(looksAlike(graphOf(start), after(key, row)), key).toBe(false);
});
