import { expect, test } from "vitest";
import { levelsAreSeen } from "../common/levels";
import { bins, levelRank, sortRows, spread, ticks } from "./figures";
import { writeFigure, writeShare } from "../common/figures";
import { toCSV } from "../common/csv";

test("figures are written as the language does, and what is absent is a dash", () => {
  expect(writeFigure(0.25, "nb")).toBe("0,250");
  expect(writeFigure(3, "en")).toBe("3");
  expect(writeFigure(0.25, "en")).toBe("0.250");
  expect(writeFigure({ absent: "isolated" }, "nb")).toBe("–");
  expect(writeShare(0.256, "en")).toBe("26%");
});

test("absent values come last whichever way one sorts", () => {
  const rows = [
    { n: "Å", v: undefined },
    { n: "B", v: 1 },
    { n: "A", v: 1 },
    { n: "C", v: 3 },
  ];
  const order = (down: boolean) =>
    sortRows(
      rows,
      (r) => r.v,
      (r) => r.n,
      down,
    )
      .map((r) => r.n)
      .join("");
  expect(order(true)).toBe("CABÅ");
  expect(order(false)).toBe("ABCÅ");
});

test("levels rank, and what is not assessed has no rank", () => {
  expect(["none", "low", "medium", "high", "", undefined].map(levelRank)).toEqual([0, 1, 2, 3, -1, -1]);
});

test("every figure is in one part of a distribution", () => {
  const figures = [0, 0, 0.1, 0.5, 1, 1];
  const parts = bins(figures, 4);
  expect(parts.map((b) => b.count)).toEqual([3, 0, 1, 2]);
  expect(parts[0]?.from).toBe(0);
  expect(parts.at(-1)?.to).toBeCloseTo(1);
  expect(bins([2, 2, 2])).toEqual([{ from: 2, to: 2, count: 3 }]);
  expect(bins([])).toEqual([]);
});

test("whole numbers get whole borders", () => {
  const parts = bins([0, 1, 1, 2, 25], 12);
  expect(parts.every((b) => Number.isInteger(b.from) && Number.isInteger(b.to))).toBe(true);
  expect(parts.reduce((n, b) => n + b.count, 0)).toBe(5);
});

test("points that share a spot are spread, and no two in a lane are near", () => {
  const xs = [1, 1, 1, 1.2, 5];
  const lanes = spread(xs, 1);
  expect(new Set(lanes.slice(0, 4)).size).toBe(4);
  expect(lanes[4]).toBe(0);
});

test("axes have round borders", () => {
  expect(ticks(0.27)).toEqual([0, 0.1, 0.2]);
  expect(ticks(10)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(ticks(0)).toEqual([0]);
});

test("a spreadsheet takes no name for a formula, and reads numbers of the language", () => {
  const text = toCSV(
    ["Aktør", "Tall"],
    [
      ["=HYPERLINK(1)", 0.5],
      ['Anne; "Per"', { absent: "isolated" }],
    ],
    "nb",
  );
  expect(text).toBe('\uFEFFAktør;Tall\r\n\'=HYPERLINK(1);0,5\r\n"Anne; ""Per""";\r\n');
  expect(toCSV(["a"], [[0.5]], "en")).toBe("\uFEFFa\r\n0.5\r\n");
});

test("a reader who sees no assessments is not told that there are none", () => {
  const actors = (interest?: "high") => ({ actors: new Map([["a", { id: "a", name: "A", ...(interest && { interest }) }]]) });
  expect(levelsAreSeen(actors(), false)).toBe(false);
  expect(levelsAreSeen(actors("high"), false)).toBe(true);
  expect(levelsAreSeen(actors(), true)).toBe(true);
});
