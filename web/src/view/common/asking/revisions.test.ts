import { expect, test } from "vitest";
import { placeBefore } from "./revisions";

test("a date leads to how the map was then", () => {
  const moments = [
    { revision: 1, time: "2026-01-01T10:00:00Z" },
    { revision: 2, erased: true },
    { revision: 4, time: "2026-01-02T10:00:00Z" },
  ];
  const at = (time: string) => placeBefore(moments, Date.parse(time));
  expect([at("2025-01-01T00:00:00Z"), at("2026-01-01T12:00:00Z"), at("2026-01-02T10:00:00Z"), at("2027-01-01T00:00:00Z")]).toEqual([0, 0, 2, 2]);
});
