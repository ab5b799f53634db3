import { expect, test } from "vitest";
import { storedPlaces, withNewcomers } from "./places";
import { graphFrom, small } from "./sample";

const placed = {
  ...small,
  "position/network/a": { view: "network", actor: "a", x: 10, y: 20 },
  "position/hierarchy/b": { view: "hierarchy", actor: "b", x: 1, y: 2 },
  "position/network/gone": { view: "network", actor: "gone", x: 0, y: 0 },
};

test("places are those of the view and of who is there", () => {
  expect([...storedPlaces(graphFrom(placed), "network")]).toEqual([["a", { x: 10, y: 20 }]]);
});

test("who has no place stands by its neighbours, apart from all, and nobody moves", () => {
  const graph = graphFrom(placed);
  const places = withNewcomers(graph, storedPlaces(graph, "network"));
  expect(places.size).toBe(4);
  expect(places.get("a")).toEqual({ x: 10, y: 20 });
  const b = places.get("b")!;
  expect(Math.hypot(b.x - 10, b.y - 20)).toBeLessThan(150);
});

test("many newcomers stand apart, and the same way every time", () => {
  const rows: Record<string, Record<string, unknown>> = {};
  for (let i = 0; i < 200; i++) {
    rows[`actor/a${i}`] = { id: `a${i}`, name: `A${i}` };
    if (i > 0 && i % 3 > 0) rows[`relation/r${i}`] = { id: `r${i}`, from: "a0", to: `a${i}`, type: "informs", strength: 1 };
  }
  const graph = graphFrom(rows);
  const places = withNewcomers(graph, new Map());
  const all = [...places.values()];
  for (const [i, p] of all.entries()) {
    for (const q of all.slice(0, i)) expect(Math.abs(p.x - q.x) >= 130 || Math.abs(p.y - q.y) >= 54).toBe(true);
  }
  const turned = Object.fromEntries(Object.entries(rows).reverse());
  expect(withNewcomers(graphFrom(turned), new Map())).toEqual(places);
});
