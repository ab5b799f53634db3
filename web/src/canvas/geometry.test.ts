import { describe, expect, test } from "vitest";
import { kinds } from "../model/choices";
import { fitted, panned, revealed, seen, toMap, toScreen, zoomed } from "./camera";
import { curveBetween, laneOf } from "./curves";
import {
  around,
  boundsOf,
  type Box,
  convex,
  curveBox,
  distanceToBox,
  distanceToCurve,
  distanceToSegment,
  grown,
  inside,
  nearestIn,
  overlaps,
  pointOn,
  union,
} from "./geometry";
import { GridIndex } from "./grid";
import { border, corners, cornerRadius, within } from "./shapes";
import { chance } from "./testing";

const rounds = 300;

function boxByChance(next: ReturnType<typeof chance>): Box {
  return { x: next(-500, 500), y: next(-500, 500), w: next(1, 300), h: next(1, 300) };
}

describe("boxes", () => {
  test("a union holds both and no more", () => {
    const next = chance(1);
    for (let i = 0; i < rounds; i++) {
      const [a, b] = [boxByChance(next), boxByChance(next)];
      const u = union(a, b);
      expect(boundsOf([a, b])).toEqual(u);
      expect(u.x).toBe(Math.min(a.x, b.x));
      expect(u.y + u.h).toBeCloseTo(Math.max(a.y + a.h, b.y + b.h), 9);
    }
    expect(boundsOf([])).toBeUndefined();
  });

  test("boxes overlap when one holds a point of the inside of the other", () => {
    expect(overlaps({ x: 0, y: 0, w: 10, h: 10 }, { x: 10, y: 0, w: 5, h: 5 })).toBe(false);
    expect(overlaps({ x: 0, y: 0, w: 10, h: 10 }, { x: 9.9, y: 9.9, w: 5, h: 5 })).toBe(true);
    const next = chance(2);
    for (let i = 0; i < rounds; i++) {
      const [a, b] = [boxByChance(next), boxByChance(next)];
      expect(overlaps(a, b)).toBe(overlaps(b, a));
      const shared = { w: Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x), h: Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) };
      expect(overlaps(a, b)).toBe(shared.w > 0 && shared.h > 0);
    }
  });

  test("the distance to a box is 0 inside and that to the grown box less outside", () => {
    const next = chance(3);
    for (let i = 0; i < rounds; i++) {
      const box = boxByChance(next);
      const p = { x: next(-900, 900), y: next(-900, 900) };
      const far = distanceToBox(p, box);
      expect(far === 0).toBe(p.x >= box.x && p.x <= box.x + box.w && p.y >= box.y && p.y <= box.y + box.h);
      expect(distanceToBox(p, grown(box, far))).toBeCloseTo(0, 6);
    }
  });
});

describe("camera", () => {
  test("what is under a place is shown at that place", () => {
    const next = chance(4);
    for (let i = 0; i < rounds; i++) {
      const camera = { x: next(-1e4, 1e4), y: next(-1e4, 1e4), k: next(0.02, 9) };
      const p = { x: next(0, 2000), y: next(0, 2000) };
      const back = toScreen(camera, toMap(camera, p));
      expect(back.x).toBeCloseTo(p.x, 6);
      expect(back.y).toBeCloseTo(p.y, 6);
    }
  });

  test("zooming keeps the point under the pointer, panning moves it along", () => {
    const next = chance(5);
    for (let i = 0; i < rounds; i++) {
      const camera = { x: next(-1e3, 1e3), y: next(-1e3, 1e3), k: next(0.1, 5) };
      const at = { x: next(0, 1000), y: next(0, 1000) };
      const under = toMap(camera, at);
      const after = toScreen(zoomed(camera, next(0.2, 4), at), under);
      expect(after.x).toBeCloseTo(at.x, 6);
      expect(after.y).toBeCloseTo(at.y, 6);
      expect(toScreen(panned(camera, 13, -7), under).x).toBeCloseTo(at.x + 13, 6);
    }
  });

  test("zoom has bounds", () => {
    expect(zoomed({ x: 0, y: 0, k: 1 }, 1e9, { x: 0, y: 0 }).k).toBe(9);
    expect(zoomed({ x: 0, y: 0, k: 1 }, 1e-9, { x: 0, y: 0 }).k).toBe(0.02);
  });

  test("fitting shows the whole box in the middle", () => {
    const next = chance(6);
    for (let i = 0; i < rounds; i++) {
      const box = boxByChance(next);
      const [w, h] = [next(200, 2000), next(200, 2000)];
      const camera = fitted(box, w, h, 20);
      const view = seen(camera, w, h);
      expect(union(view, box).w).toBeCloseTo(view.w, 6);
      expect(view.x + view.w / 2).toBeCloseTo(box.x + box.w / 2, 6);
      expect(camera.k).toBeLessThanOrEqual(1.5);
    }
  });

  test("revealing moves no more than needed", () => {
    const camera = { x: 0, y: 0, k: 1 };
    expect(revealed(camera, { x: 100, y: 100, w: 50, h: 50 }, 400, 300, 20)).toEqual(camera);
    expect(revealed(camera, { x: 390, y: 100, w: 50, h: 50 }, 400, 300, 20)).toEqual({ x: 60, y: 0, k: 1 });
    expect(revealed(camera, { x: -10, y: 290, w: 5, h: 20 }, 400, 300, 20)).toEqual({ x: -30, y: 30, k: 1 });
  });
});

describe("shapes", () => {
  test("an arrow ends on the border of every kind of shape, in its direction", () => {
    const next = chance(7);
    for (const kind of kinds) {
      for (let i = 0; i < 60; i++) {
        const [w, h] = [next(40, 160), next(20, 80)];
        const way = { x: next(-1, 1), y: next(-1, 1) };
        const p = border(kind, w, h, way);
        const out = (by: number) => within(kind, w + 1e-6, h + 1e-6, { x: p.x * by, y: p.y * by });
        expect(p.x * way.y).toBeCloseTo(p.y * way.x, 6);
        expect(p.x * way.x + p.y * way.y).toBeGreaterThan(0);
        expect(out(0.995)).toBe(true);
        if (kind !== "users" && kind !== "other") expect(out(1.005)).toBe(false);
      }
    }
  });

  test("an arrow ends on the arc of a rounded corner", () => {
    for (const kind of ["users", "other"] as const) {
      const [w, h] = [100, 40];
      const r = cornerRadius(kind, w, h);
      const corner = { x: w / 2 - r, y: h / 2 - r };
      const p = border(kind, w, h, { x: corner.x + r * 0.8, y: corner.y + r * 0.6 });
      expect(Math.hypot(p.x - corner.x, p.y - corner.y)).toBeCloseTo(r, 6);
    }
  });

  test("no way at all gives the rightmost point", () => {
    expect(border("state", 80, 40, { x: 0, y: 0 })).toEqual({ x: 40, y: 0 });
  });

  test("corners stay in the box and hold the middle", () => {
    for (const kind of kinds) {
      const list = corners(kind, 90, 30);
      if (!list) continue;
      expect(inside({ x: 0, y: 0 }, list)).toBe(true);
      for (const p of list) expect(Math.abs(p.x) <= 45 && Math.abs(p.y) <= 15).toBe(true);
    }
  });
});

describe("curves", () => {
  const end = (x: number, y: number) => ({ model: { kind: "state" as const }, x, y, w: 80, h: 30 });

  test("relations of a pair lie side by side, and the middle one is straight", () => {
    expect([0, 1, 2].map((i) => laneOf(i, 3))).toEqual([-15, 0, 15]);
    const middles = [0, 1, 2].map((i) => {
      const c = new Float64Array(8);
      curveBetween(c, end(0, 0), end(400, 0), laneOf(i, 3), false);
      return pointOn(c, 0.5).y;
    });
    expect(middles[1]).toBeCloseTo(0, 6);
    expect(middles[0]).toBeCloseTo(-middles[2]!, 6);
    expect(middles[2]).toBeGreaterThan(13);
    expect(middles[2]).toBeLessThan(18);
  });

  test("turned round it is the same line", () => {
    const [a, b] = [new Float64Array(8), new Float64Array(8)];
    curveBetween(a, end(0, 0), end(300, 200), 15, false);
    curveBetween(b, end(0, 0), end(300, 200), 15, true);
    for (const t of [0, 0.2, 0.7, 1]) {
      expect(pointOn(a, t).x).toBeCloseTo(pointOn(b, 1 - t).x, 9);
      expect(pointOn(a, t).y).toBeCloseTo(pointOn(b, 1 - t).y, 9);
    }
  });

  test("a point on a curve is at no distance, and in its box; one beside it is as far as it was moved", () => {
    const next = chance(8);
    for (let i = 0; i < rounds; i++) {
      const c = new Float64Array(8);
      curveBetween(c, end(0, 0), end(next(150, 500), next(-300, 300)), next(-40, 40), false);
      const p = pointOn(c, next());
      expect(distanceToCurve(p, c)).toBeLessThan(0.5);
      expect(distanceToBox(p, curveBox(c))).toBeLessThan(1e-9);
    }
    expect(distanceToSegment({ x: 5, y: 7 }, 0, 0, 10, 0)).toBe(7);
    expect(distanceToSegment({ x: 13, y: 4 }, 0, 0, 10, 0)).toBe(5);
    expect(distanceToSegment({ x: 3, y: 4 }, 0, 0, 0, 0)).toBe(5);
  });

  test("actors on one spot give no numbers that are none", () => {
    const c = new Float64Array(8);
    curveBetween(c, end(5, 5), end(5, 5), 0, false);
    expect([...c].every(Number.isFinite)).toBe(true);
  });
});

describe("nearest in a direction", () => {
  const points = [
    { x: 100, y: 10 },
    { x: 50, y: 45 },
    { x: -30, y: 0 },
    { x: 0, y: 200 },
    { x: 5, y: -80 },
  ];

  test("looks ahead and prefers straight on", () => {
    const from = { x: 0, y: 0 };
    expect(nearestIn("right", from, points)).toBe(0);
    expect(nearestIn("left", from, points)).toBe(2);
    expect(nearestIn("down", from, points)).toBe(3);
    expect(nearestIn("up", from, points)).toBe(4);
    expect(nearestIn("left", { x: -30, y: 0 }, points)).toBe(-1);
    expect(nearestIn("right", from, [])).toBe(-1);
  });

  test("whoever is found lies that way, and from every actor all others can be reached", () => {
    const next = chance(9);
    const all = Array.from({ length: 40 }, () => ({ x: next(0, 800), y: next(0, 600) }));
    const reached = new Set([0]);
    const queue = [0];
    for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
      for (const direction of ["left", "right", "up", "down"] as const) {
        const j = nearestIn(direction, all[i]!, all);
        if (j < 0 || reached.has(j)) continue;
        reached.add(j);
        queue.push(j);
      }
    }
    expect(reached.size).toBeGreaterThan(36);
  });
});

describe("grid index", () => {
  test("finds what a look at everything finds, also after moves", () => {
    const next = chance(10);
    const grid = new GridIndex(70);
    const boxes = Array.from({ length: 200 }, () => boxByChance(next));
    boxes.forEach((b, i) => grid.put(i, b));
    for (let i = 0; i < rounds; i++) {
      const moved = Math.floor(next(0, 199));
      boxes[moved] = boxByChance(next);
      grid.put(moved, boxes[moved]);
      const area = boxByChance(next);
      const found = grid.query(area);
      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      boxes.forEach((b, id) => {
        if (overlaps(b, area)) expect(found).toContain(id);
      });
    }
    grid.remove(3);
    expect(grid.query({ x: -2000, y: -2000, w: 4000, h: 4000 })).not.toContain(3);
  });

  test("takes boxes of any size", () => {
    const grid = new GridIndex(10);
    grid.put(1, { x: -1e7, y: -1e7, w: 2e7, h: 2e7 });
    grid.put(2, around(55, 55, 4, 4));
    expect(grid.query(around(0, 0, 2, 2))).toEqual([1]);
    expect(grid.query(around(0, 0, 1e8, 1e8))).toEqual([1, 2]);
  });
});

test("a convex outline holds every point and turns one way", () => {
  const next = chance(11);
  for (let i = 0; i < 40; i++) {
    const points = Array.from({ length: 25 }, () => ({ x: next(0, 100), y: next(0, 100) }));
    const outline = convex(points);
    for (const p of points) {
      const c = { x: p.x + (50 - p.x) * 1e-6, y: p.y + (50 - p.y) * 1e-6 };
      expect(inside(c, outline)).toBe(true);
    }
  }
});
