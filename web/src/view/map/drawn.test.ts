import { expect, test } from "vitest";
import { arrowTo, boxOfPlace, nearestPlace } from "./drawn";

// Three rows of a list, ten points apart, and one to the right.
const places = [
  { actor: "a", x: 0, y: 0, width: 100, height: 8 },
  { actor: "b", x: 0, y: 10, width: 100, height: 8 },
  { actor: "c", x: 0, y: 20, width: 100, height: 8 },
  { actor: "d", x: 200, y: 10, width: 50, height: 30 },
];

test("buttons lie where actors are drawn", () => {
  expect(boxOfPlace(places[0]!, 1)).toEqual({ left: 0, top: 0, width: 100, height: 8 });
  expect(boxOfPlace(places[3]!, 2)).toEqual({ left: 400, top: 20, width: 100, height: 60 });
});

test("where targets lie close the nearest one is hit, and far from all none", () => {
  const lie = { x: 5, y: 5, k: 1 };
  expect([9, 16, 19, 26, 45].map((y) => nearestPlace(places, lie, 50, y))).toEqual([0, 1, 1, 2, -1]);
  expect(nearestPlace(places, lie, 215, 20)).toBe(3);
});

test("arrows go to the nearest that way", () => {
  expect(arrowTo(places, 0, "ArrowDown")).toBe(1);
  expect(arrowTo(places, 1, "ArrowRight")).toBe(3);
  expect(arrowTo(places, 0, "ArrowUp")).toBeUndefined();
  expect(arrowTo(places, 0, "Enter")).toBeUndefined();
});
