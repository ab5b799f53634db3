// Maps of any size for measuring: the same for the same numbers.
import { kinds, relationTypes } from "../../src/model/choices";
import type { SceneEdge, SceneModel, SceneNode } from "../../src/canvas/api";

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32, by Tommy Ettinger). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x100000000;
  };
}

const first = ["Statens", "Norsk", "Nasjonalt", "Kommunenes", "Felles", "Region Øst", "Direktoratet for", "Fylkesmannens"];
const last = [
  "innkrevingssentral",
  "helsenett",
  "forvaltningsorgan",
  "digitaliseringsnettverk",
  "samarbeidsforum",
  "arkivtjeneste",
  "tilsyn",
  "kompetansesenter",
];

/** Where relations lead: to actors nearby but for one in ten, as a layout makes them, or anywhere. */
export type Spread = "near" | "anywhere";

/** A map of n actors with 1.5 relations each, boxes filling about a sixth of the page. */
export function generate(n: number, spread: Spread, seed = 7): SceneModel {
  const next = random(seed);
  const columns = Math.ceil(Math.sqrt(n * 0.7));
  const nodes: SceneNode[] = Array.from({ length: n }, (_, i) => ({
    id: `a${i}`,
    label: `${first[Math.floor(next() * first.length)]} ${last[Math.floor(next() * last.length)]} ${i}`,
    kind: kinds[Math.floor(next() * kinds.length)] ?? "other",
    x: (i % columns) * 150 + (next() - 0.5) * 40,
    y: Math.floor(i / columns) * 100 + (next() - 0.5) * 50,
    assumed: next() < 0.2,
    owner: i === 0,
  }));
  const other = (i: number): number => {
    if (spread === "anywhere" || next() < 0.1) return Math.floor(next() * n);
    return i + Math.floor(next() * 5 - 2) + columns * Math.floor(next() * 5 - 2);
  };
  const edges: SceneEdge[] = [];
  while (edges.length < Math.floor(1.5 * n)) {
    const from = Math.floor(next() * n);
    const to = other(from);
    if (to === from || to < 0 || to >= n) continue;
    edges.push({
      id: `r${edges.length}`,
      from: `a${from}`,
      to: `a${to}`,
      type: relationTypes[Math.floor(next() * relationTypes.length)] ?? "other",
      strength: 1 + Math.floor(next() * 3),
      assumed: next() < 0.3,
      ...(next() < 0.2 ? { label: "leverer data" } : {}),
    });
  }
  return { nodes, edges };
}
