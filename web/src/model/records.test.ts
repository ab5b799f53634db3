import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { graphOf } from "./graph";
import { type Change, count, fold, type Row, title } from "./records";

interface Case {
  name: string;
  before: Record<string, Row>;
  patch: Change["patch"];
  after: Record<string, Row>;
}

// The same cases are read by the server's tests.
const cases = JSON.parse(readFileSync("../data/contract/fold.json", "utf8")) as Case[];

test.each(cases)("fold: $name", ({ before, patch, after }) => {
  const start = { revision: 4, records: new Map(Object.entries(before)) };
  const next = fold(start, { revision: 5, patch });
  expect(Object.fromEntries(next.records)).toEqual(after);
  expect(next.revision).toBe(5);
  expect(Object.fromEntries(start.records)).toEqual(before);
});

test("a change that is not the next is refused", () => {
  const start = { revision: 4, records: new Map<string, Row>() };
  for (const revision of [3, 4, 6]) expect(() => fold(start, { revision, patch: [] })).toThrow("does not follow 4");
});

test("counts and titles", () => {
  const records = new Map<string, Row>([
    ["map/", { title: "Kart" }],
    ["actor/a", { id: "a" }],
    ["actor/b", { id: "b" }],
  ]);
  expect(count({ revision: 1, records }, "actor")).toBe(2);
  expect(title({ revision: 1, records })).toBe("Kart");
  expect(title({ revision: 1, records: new Map() })).toBe("");
});

test("a revision without a change keeps the records, and what was made of them", () => {
  const start = { revision: 4, records: new Map<string, Row>([["actor/a", { id: "a", name: "A" }]]) };
  const next = fold(start, { revision: 5, patch: [] });
  expect(next).toEqual({ revision: 5, records: start.records });
  expect(next.records).toBe(start.records);
  const graphs = [start, next].map(graphOf);
  expect(graphs.map((g) => g.revision)).toEqual([4, 5]);
  expect(graphs[1]?.actors).toBe(graphs[0]?.actors);
});
