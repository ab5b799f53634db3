// The page that is measured: one canvas, driven from outside.
import "@digdir/designsystemet-css/theme";
import "@fontsource-variable/inter";
import type { Describe, SceneModel } from "../../src/canvas/api";
import { GraphCanvas } from "../../src/canvas/GraphCanvas";
import { generate, random, type Spread } from "./generate";

const describe: Describe = {
  canvas: "Nettverk",
  help: "Piltaster går mellom aktører",
  relations: "Relasjoner",
  node: (node, relations) => `${node.label}, ${node.kind}, ${relations} relasjoner`,
  edge: (edge, from, to) => `${from.label} ${edge.type} ${to.label}`,
  relating: (from) => `Relasjon fra ${from.label}`,
  relatingStopped: "Avbrutt",
};

let model: SceneModel = { nodes: [], edges: [] };
let canvas: GraphCanvas | undefined;
const heard: [string, unknown][] = [];

/** What the measuring script calls. */
const bench = {
  heard,
  /** Makes the canvas with a map; answers in milliseconds until the frame after its first drawing. */
  async start(n: number, spread: Spread): Promise<number> {
    return bench.show(generate(n, spread));
  },
  async show(shown: SceneModel): Promise<number> {
    const host = document.querySelector<HTMLElement>("#host");
    if (!host) throw new Error("no host");
    canvas?.destroy();
    model = shown;
    const from = performance.now();
    const note = (name: string) => (value: unknown) => void heard.push([name, value]);
    canvas = new GraphCanvas(host, {
      describe,
      model,
      on: {
        select: note("select"),
        move: (moves, phase) => {
          if (phase === "drop") bench.moveTo(new Map(moves.map((m) => [m.id, m])));
        },
        relate: (a, b) => void heard.push(["relate", [a, b]]),
        relateToNew: (a, x, y) => void heard.push(["relateToNew", [a, x, y]]),
        addAt: (x, y) => void heard.push(["addAt", [x, y]]),
        open: note("open"),
        openEdge: note("openEdge"),
        removeSelected: note("removeSelected"),
      },
    });
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - from;
  },
  /** Gives actors new places, as a change from the server would. */
  moveTo(places: ReadonlyMap<string, { x: number; y: number }>): void {
    model = { ...model, nodes: model.nodes.map((n) => ({ ...n, ...places.get(n.id) })) };
    canvas?.setModel(model);
  },
  /** Moves five actors that depend on the step alone. */
  live(step: number): void {
    const next = random(step + 1);
    const places = new Map<string, { x: number; y: number }>();
    for (let i = 0; i < 5; i++) {
      const n = model.nodes[Math.floor(next() * model.nodes.length)];
      if (n) places.set(n.id, { x: n.x + 60 * (next() - 0.5), y: n.y + 60 * (next() - 0.5) });
    }
    const nodes = model.nodes.map((n) => {
      const to = places.get(n.id);
      return to ? { ...n, ...to } : n;
    });
    model = { ...model, nodes };
    canvas?.setModel(model);
  },
  canvas: () => canvas,
  model: () => model,
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}

window.bench = bench;
