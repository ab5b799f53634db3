// What the canvas' tests share: maps by chance from a fixed seed, and a ruler without a browser.
import { kinds, relationTypes } from "../model/choices";
import type { SceneEdge, SceneModel, SceneNode } from "./api";
import type { Ruler } from "./text";

/** Numbers from 0 to 1 from a seed (Park & Miller 1988). */
export function chance(seed: number): (low?: number, high?: number) => number {
  let state = (seed % 2147483646) + 1;
  return (low = 0, high = 1) => {
    state = (state * 48271) % 2147483647;
    return low + ((high - low) * state) / 2147483647;
  };
}

/** A ruler for which every letter is half as wide as it is high. */
export const plainRuler: Ruler = { width: (text, size, bold) => [...text].length * size * (bold ? 0.55 : 0.5) };

/** An actor with what a test does not care about filled in. */
export function actor(id: string, x: number, y: number, more: Partial<SceneNode> = {}): SceneNode {
  return { id, label: id, kind: "state", x, y, ...more };
}

/** A relation between two actors; its id is made of theirs. */
export function relation(from: string, to: string, more: Partial<SceneEdge> = {}): SceneEdge {
  return { id: `${from}-${to}`, from, to, type: "governs", ...more };
}

/** A map by chance. */
export function mapByChance(seed: number, n: number, side: number): SceneModel {
  const next = chance(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(next(0, list.length - 1e-9))]!;
  const nodes = Array.from({ length: n }, (_, i) =>
    actor(`n${i}`, next(0, side), next(0, side), { kind: pick(kinds), label: "Direktoratet for digital samhandling ".slice(0, Math.floor(next(3, 36))) + i }),
  );
  const edges = Array.from({ length: n }, (_, i) =>
    relation(`n${i}`, `n${(i + 1 + Math.floor(next(0, n - 2))) % n}`, { id: `r${i}`, type: pick(relationTypes), label: "leverer data" }),
  );
  return { nodes, edges };
}
