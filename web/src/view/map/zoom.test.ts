import { expect, test } from "vitest";
import { fitted, moved, revealed, zoomed } from "./zoom";

const drawing = { width: 1000, height: 500 };
const frame = { width: 516, height: 616 };

test("the whole drawing fits in, in the middle", () => {
  expect(fitted(drawing, frame)).toEqual({ k: 0.5, x: 8, y: 183 });
  expect(fitted({ width: 10, height: 10 }, frame).k).toBe(2);
  expect(fitted({ width: 0, height: 0 }, { width: 0, height: 0 }).k).toBeGreaterThan(0);
});

test("zooming keeps the point under the pointer, within limits", () => {
  const fit = fitted(drawing, frame);
  const near = zoomed(fit, 2, { x: 100, y: 200 }, fit);
  expect((100 - near.x) / near.k).toBeCloseTo((100 - fit.x) / fit.k);
  expect(zoomed(fit, 1000, { x: 0, y: 0 }, fit).k).toBe(8);
  expect(zoomed(fit, 0.0001, { x: 0, y: 0 }, fit).k).toBeCloseTo(0.1);
});

test("a part of the drawing stays in sight", () => {
  const far = moved({ k: 1, x: 0, y: 0 }, 9999, -9999, drawing, frame);
  expect(far).toEqual({ k: 1, x: 468, y: -452 });
});

test("what is shown is not moved, what is outside is brought in", () => {
  const lie = { k: 1, x: 0, y: 0 };
  expect(revealed(lie, { x: 100, y: 100, width: 50, height: 20 }, frame)).toEqual(lie);
  const right = revealed(lie, { x: 900, y: 100, width: 50, height: 20 }, frame);
  expect(right.x + 950).toBe(frame.width - 24);
  expect(right.y).toBe(0);
});
