import { expect, test } from "vitest";
import { fanOut, type Frame, labelPoints, placePoints, shorten } from "./plot";

const frame: Frame = { left: 100, right: 600, rows: [50, 150], rowHeight: 100 };
const point = (actor: string, row: number, share: number) => ({ actor, name: actor, row, share, sign: "other" as const });

test("points stay in their row and within the plot, however many share a spot", () => {
  const many = Array.from({ length: 60 }, (_, i) => point(`a${i}`, 1, 0));
  const placed = placePoints([...many, point("b", 0, 1)], frame);
  expect(placed).toHaveLength(61);
  const inRow = placed.filter((p) => p.actor !== "b");
  expect(inRow.every((p) => p.y > 100 && p.y < 200 && p.x === 100)).toBe(true);
  expect(new Set(inRow.map((p) => p.y)).size).toBe(60);
  expect(placed.find((p) => p.actor === "b")).toMatchObject({ x: 600, y: 50 });
});

test("labels do not cover each other or points, and stay within the plot", () => {
  const crowd = Array.from({ length: 40 }, (_, i) => point(`Aktør nummer ${i}`, 0, i / 40));
  const placed = placePoints([point("Helt til høyre med navn", 1, 1), ...crowd, point("Alene", 1, 0.2)], frame);
  const spots = labelPoints(placed, frame);
  expect(spots.find((s) => s.actor.startsWith("Helt"))?.label?.end).toBe(true);
  expect(spots.find((s) => s.actor === "Alene")?.label?.end).toBe(false);
  const labels = spots.flatMap((s) =>
    s.label ? [{ ...s.label, from: s.label.end ? s.label.x - s.label.text.length * 6.2 : s.label.x, wide: s.label.text.length * 6.2 }] : [],
  );
  for (const [i, a] of labels.entries()) {
    expect(a.from >= 0 && a.from + a.wide <= 608).toBe(true);
    for (const p of spots) expect(p.x + 5 > a.from && p.x - 5 < a.from + a.wide && Math.abs(p.y + 4 - a.y) < 11).toBe(false);
    for (const b of labels.slice(i + 1)) expect(a.from < b.from + b.wide && b.from < a.from + a.wide && Math.abs(a.y - b.y) < 12).toBe(false);
  }
});

test("long names are cut between letters, not within them", () => {
  expect(shorten("Kort")).toBe("Kort");
  expect([...shorten("😀".repeat(30))]).toHaveLength(24);
});

test("of points that share a spot each is seen, and the others stay where they are", () => {
  const fanned = fanOut([...Array.from({ length: 7 }, () => ({ x: 5, y: 50 })), { x: 300, y: 50 }]);
  expect(new Set(fanned.map((p) => `${p.x}:${p.y}`)).size).toBe(8);
  expect(fanned.at(0)).toEqual({ x: 5, y: 50 });
  expect(fanned.at(-1)).toEqual({ x: 300, y: 50 });
});
