// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { planOf, type Reading, remember, remembered, withBox, withField, withKind } from "./plan";

beforeEach(() => localStorage.clear());

const reading: Reading = {
  form: "csv",
  tables: [
    {
      kind: "actor",
      rows: 2,
      columns: [
        { heading: "Kode", field: "ignore" },
        { heading: "Navn", field: "name" },
      ],
    },
  ],
  boxes: [
    { id: "a", label: "A", as: "tag" },
    { id: "b", label: "B", as: "tag" },
  ],
};

test("a field that only one column can have is taken from the other", () => {
  const plan = withField(planOf(reading), 0, 0, "name");
  expect(plan.tables[0]?.columns.map((c) => c.field)).toEqual(["name", "ignore"]);
});

test("a plan is remembered for the same headings, and only where it differs", () => {
  expect(remembered(reading)).toBeUndefined();
  remember(planOf(reading));
  expect(remembered(reading)).toBeUndefined();
  remember(withField(planOf(reading), 0, 0, "shortName"));
  expect(remembered(reading)?.tables[0]?.columns[0]?.field).toBe("shortName");
});

test("what somebody else has put on the shelf does no harm", () => {
  localStorage.setItem("interessentkart.reading.Kode\u0001Navn", '{"kind":1}');
  expect(remembered(reading)).toBeUndefined();
});

test("a table has another kind, and boxes are what is said", () => {
  expect(withKind(planOf(reading), 0, "group").tables[0]?.kind).toBe("group");
  expect(withBox(planOf(reading), "decides", "b").each.map((b) => b.as)).toEqual(["tag", "decides"]);
  expect(withBox(planOf(reading), "advises").each.map((b) => b.as)).toEqual(["advises", "advises"]);
});
