import { describe, expect, test } from "vitest";
import { bandOf, placeEdgeNames } from "./edgeNames";
import { around, type Box, overlaps } from "./geometry";
import { importance, nameScale, placeNames, placeSomeNames, readable, sizeAt } from "./labels";
import { forced, named, Names, small } from "./names";
import type { NodeItem } from "./items";
import { boxOf, Scene } from "./scene";
import { nearby, placeSmallNames } from "./smallNames";
import { actor, chance, mapByChance, plainRuler } from "./testing";

function sceneOf(model: Parameters<Scene["setModel"]>[0]): Scene {
  const scene = new Scene(plainRuler);
  scene.setModel(model, () => undefined);
  return scene;
}

function run(steps: Generator<void>): void {
  while (!steps.next().done);
}

const scales = [0.03, 0.1, 0.2, 0.35, 0.5, 0.67, 0.8, 1, 1.2, 1.23, 1.5, 3, 8];

/** Where names are written at a scale, on the screen. */
function written(nodes: readonly NodeItem[], k: number, anyhow: readonly NodeItem[]): Box[] {
  return nodes.flatMap((n) => {
    const full = anyhow.includes(n) || named(n, k, anyhow);
    if (!full && !small(n, k, anyhow)) return [];
    const scale = full ? nameScale(k) : k;
    return [around(n.x * k, n.y * k, n.block.width * scale, n.block.height * scale)];
  });
}

/** The pairs of names that overlap at a scale; there must be none. */
function clashes(nodes: readonly NodeItem[], k: number, anyhow: readonly NodeItem[] = []): Box[][] {
  const boxes = written(nodes, k, anyhow);
  return boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b) => (overlaps(a, b) ? [[a, b]] : [])));
}

function place(nodes: readonly NodeItem[]): void {
  run(placeNames(nodes));
  run(placeSmallNames(nodes));
}

describe("names", () => {
  test("never overlap, at any scale, on maps by chance", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const scene = sceneOf(mapByChance(seed, 90, 300 * seed));
      place(scene.nodes);
      for (const k of scales) expect(clashes(scene.nodes, k)).toEqual([]);
    }
  });

  test("stay when zooming in, and all that have room are there in the end", () => {
    const scene = sceneOf({ nodes: [actor("a", 0, 0), actor("b", 200, 0), actor("c", 0, 100)], edges: [] });
    place(scene.nodes);
    expect(scene.nodes.every((n) => n.nameFrom < 1)).toBe(true);
  });

  test("the more important one stays", () => {
    const long = { label: "Skatteetaten" };
    const nodes = [actor("a", 0, 0, long), actor("b", 5, 0, { ...long, importance: 3 }), actor("c", 9, 2, { ...long, owner: true })];
    const scene = sceneOf({ nodes, edges: [] });
    place(scene.nodes);
    const [a, b, c] = scene.nodes;
    expect(importance(c!)).toBeGreaterThan(importance(b!));
    expect(c!.nameFrom).toBeLessThanOrEqual(readable);
    expect([a!.nameFrom, b!.nameFrom]).toEqual([Infinity, Infinity]);
    for (const k of scales) expect([small(a!, k, []), small(b!, k, [])]).toEqual([false, false]);
  });

  test("of a few that moved still do not overlap", () => {
    const next = chance(3);
    const scene = sceneOf(mapByChance(5, 80, 900));
    place(scene.nodes);
    for (let i = 0; i < 20; i++) {
      const moved = [scene.nodes[Math.floor(next(0, 79))]!, scene.nodes[Math.floor(next(0, 79))]!];
      for (const n of moved) scene.place(n, { x: next(0, 900), y: next(0, 900) });
      placeSomeNames(scene.nodes, new Set(moved));
      run(placeSmallNames(scene.nodes, nearby(scene.nodes, moved)));
      for (const k of scales) expect(clashes(scene.nodes, k)).toEqual([]);
    }
  });

  test("of the focused and selected are shown, and what they cover is not", () => {
    const scene = sceneOf(mapByChance(8, 120, 700));
    place(scene.nodes);
    for (const k of [0.2, 0.6, 1]) {
      const asked = scene.nodes.slice(20, 40);
      const anyhow = forced(asked, k);
      const first = asked.find((n) => k < n.nameFrom);
      expect(anyhow[0]).toBe(first);
      expect(clashes(scene.nodes, k, anyhow)).toEqual([]);
    }
  });

  test("are placed anew when given up half-way", () => {
    const scene = sceneOf(mapByChance(9, 200, 2000));
    const names = new Names();
    const steps = names.refresh(scene, 0);
    steps.next();
    steps.return(undefined);
    expect(scene.unplaced.size).toBe(200);
    run(names.refresh(scene, 1));
    expect(scene.unplaced.size).toBe(0);
    expect(scene.nodes.some((n) => n.nameFrom < 1)).toBe(true);
  });

  test("that only yielded get a fair place after a while", () => {
    const scene = sceneOf(mapByChance(10, 100, 1500));
    const names = new Names();
    run(names.refresh(scene, 0));
    expect(names.due(0)).toBeUndefined();
    scene.place(scene.nodes[0]!, { x: 0, y: 0 });
    run(names.refresh(scene, 10));
    const wait = names.due(10)!;
    expect(wait).toBeGreaterThan(0);
    run(names.refresh(scene, 10 + wait));
    expect(names.due(10 + wait)).toBeUndefined();
  });
});

describe("labels of relations", () => {
  test("overlap neither each other nor an actor's box", () => {
    for (let seed = 20; seed < 30; seed++) {
      const scene = sceneOf(mapByChance(seed, 40, 900));
      place(scene.nodes);
      for (const k of [0.56, 0.8, 1.1, 2]) {
        run(scene.resize((n) => sizeAt(n, k, k >= n.nameFrom)));
        const placed = placeEdgeNames(scene, scene.edges, plainRuler, bandOf(k)!);
        expect(placed.length).toBeGreaterThan(3);
        placed.forEach((a, i) => {
          for (const n of scene.nodes) expect(overlaps(a.box, boxOf(n))).toBe(false);
          for (const b of placed.slice(i + 1)) expect(overlaps(a.box, b.box)).toBe(false);
        });
      }
    }
  });
});
