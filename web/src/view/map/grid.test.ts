import { expect, test } from "vitest";
import { bySpot, cells, fillOf, keyOf, neighbour, quadrantOf, roomFor, spotFrom, stepped } from "./grid";
import { graphFrom, small } from "./sample";

test("the cells run from much influence to little, and from little interest to much", () => {
  expect(cells).toHaveLength(16);
  expect(keyOf(cells[0]!)).toBe("none/high");
  expect(keyOf(cells[15]!)).toBe("high/none");
  for (const cell of cells) expect(spotFrom(keyOf(cell))).toEqual(cell);
  expect(spotFrom("much/high")).toBeUndefined();
  expect(spotFrom("/")).toEqual({ interest: "", influence: "" });
});

test.each([
  ["high", "medium", "involve"],
  ["low", "high", "satisfy"],
  ["medium", "none", "inform"],
  ["none", "low", "monitor"],
  ["", "high", "unknown"],
] as const)("interest %s and influence %s is %s", (interest, influence, want) => expect(quadrantOf({ interest, influence })).toBe(want));

test("actors are where they are, or where they are on their way to", () => {
  const spots = bySpot(graphFrom(small), (id) => id !== "d", new Map([["c", { interest: "low", influence: "none" }]]));
  expect(Object.fromEntries([...spots].map(([k, v]) => [k, v.map((a) => a.id)]))).toEqual({ "high/low": ["a"], "high/": ["b"], "low/none": ["c"] });
});

test("steps end where the scale ends, and below none is not assessed", () => {
  expect(["", "none", "low", "medium", "high"].map((l) => stepped(l as never, 1))).toEqual(["none", "low", "medium", "high", "high"]);
  expect(["", "none", "low"].map((l) => stepped(l as never, -1))).toEqual(["", "", "none"]);
});

test("chips are as large as there is room for, and what has none stands behind a number", () => {
  expect(roomFor("names", 290, 100)).toBe(4);
  expect(roomFor("marks", 10, 10)).toBe(1);
  expect(fillOf(4, 290, 100)).toEqual({ density: "names", shown: 4, behind: 0 });
  expect(fillOf(5, 290, 100)).toEqual({ density: "lines", shown: 5, behind: 0 });
  expect(fillOf(7, 290, 100)).toEqual({ density: "marks", shown: 7, behind: 0 });
  expect(fillOf(30, 290, 100)).toEqual({ density: "marks", shown: 19, behind: 11 });
  expect(fillOf(300, 10, 10)).toEqual({ density: "marks", shown: 0, behind: 300 });
  expect(fillOf(300, Infinity, Infinity)).toEqual({ density: "names", shown: 300, behind: 0 });
});

test("arrows go along a cell and on to the next that has somebody", () => {
  const spots = new Map([
    ["1", ["a", "b"]],
    ["3", ["c"]],
  ]);
  const order = ["1", "2", "3"];
  const go = (from: string, key: string) => neighbour(spots, order, from, key);
  expect(go("a", "ArrowRight")).toBe("b");
  expect(go("b", "ArrowRight")).toBe("c");
  expect(go("a", "ArrowDown")).toBe("c");
  expect(go("c", "ArrowLeft")).toBe("b");
  expect(go("c", "ArrowDown")).toBeUndefined();
  expect(go("gone", "ArrowDown")).toBeUndefined();
});
