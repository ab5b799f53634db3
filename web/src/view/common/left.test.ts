import { expect, test } from "vitest";
import { clock, clockOffset, secondsUntil } from "./left";

const noon = Date.parse("2026-03-01T12:00:00Z");

test("a clock that is off is corrected, one that is nearly right is left alone", () => {
  expect(clockOffset("Sun, 01 Mar 2026 12:00:00 GMT", noon)).toBe(0);
  expect(clockOffset("Sun, 01 Mar 2026 12:05:00 GMT", noon)).toBe(300_500);
  expect(clockOffset("Sun, 01 Mar 2026 11:59:50 GMT", noon)).toBe(-9_500);
  expect(clockOffset(null, noon)).toBe(0);
});

test("seconds are rounded up and never negative", () => {
  expect(secondsUntil("2026-03-01T12:00:01.200Z", noon)).toBe(2);
  expect(secondsUntil("2026-03-01T11:59:00Z", noon)).toBe(0);
  expect([clock(0), clock(9), clock(75), clock(3600)]).toEqual(["0:00", "0:09", "1:15", "60:00"]);
});
