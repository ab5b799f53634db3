import { expect, test } from "vitest";
import { drawnIn, drawnOut, stretchTo } from "./stretch";

const square = [
  { x: -50, y: 10 },
  { x: 50, y: 110 },
];

test.each([
  ["a wide screen", 1.5, { x: 1.5, y: 1 }],
  ["a tall one", 0.8, { x: 1, y: 1.25 }],
  ["one that is far too wide", 5, { x: 1.6, y: 1 }],
  ["one that is far too tall", 0.1, { x: 1, y: 1.6 }],
  ["its own shape", 1, { x: 1, y: 1 }],
])("places fill %s", (_, shape, want) => {
  expect(stretchTo(shape, square)).toEqual(want);
});

test("nobody, one, or all in a row are left as they are", () => {
  for (const places of [
    [],
    [{ x: 3, y: 4 }],
    [
      { x: 0, y: 4 },
      { x: 9, y: 4 },
    ],
  ])
    expect(stretchTo(2, places)).toEqual({ x: 1, y: 1 });
  expect(stretchTo(Number.NaN, square)).toEqual({ x: 1, y: 1 });
});

test("what is shown leads back to the place", () => {
  const by = { x: 1.6, y: 1 };
  expect(drawnIn(drawnOut({ x: 12.5, y: -7 }, by), by)).toEqual({ x: 12.5, y: -7 });
});
