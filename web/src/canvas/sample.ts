// Samples for legends, drawn by what draws the map, so that they cannot differ.
import type { SceneEdge, SceneNode } from "./api";
import { paintEdges } from "./paintEdges";
import { paintNodes } from "./paintNodes";
import type { Palette } from "./palette";
import { Scene } from "./scene";
import { roughRuler } from "./text";
import type { View } from "./view";

/** How an actor or a relation looks: what of it a legend explains. */
export type Sample =
  | { readonly node: Pick<SceneNode, "kind" | "tone" | "assumed" | "owner" | "aggregate" | "badge"> }
  | { readonly edge: Pick<SceneEdge, "type" | "strength" | "assumed"> };

/** Draws a sample that fills a canvas; its size in CSS pixels is that of the element. */
export function paintSample(canvas: HTMLCanvasElement, sample: Sample, palette: Palette): void {
  const context = canvas.getContext("2d");
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width === 0 || height === 0) return;
  const density = Math.min(3, devicePixelRatio || 1);
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const view: View = { camera: { x: 0, y: 0, k: 1 }, width, height, density, palette };
  const smaller: View = { ...view, camera: { x: 0, y: 0, k: 0.6 }, width: width / 0.6, height: height / 0.6 };
  const scene = new Scene(roughRuler);
  if ("node" in sample) sampleNode(context, scene, sample.node, smaller);
  else sampleEdge(context, scene, sample.edge, view);
}

function sampleNode(context: CanvasRenderingContext2D, scene: Scene, look: Partial<SceneNode>, view: View): void {
  const node: SceneNode = { kind: "other", ...look, id: "a", label: "", x: view.width / 2, y: view.height / 2 };
  scene.setModel({ nodes: [node], edges: [] }, () => undefined);
  run(scene.resize(() => ({ w: view.width - 10, h: view.height - 8 })));
  run(paintNodes(context, scene.nodes, view));
}

function sampleEdge(context: CanvasRenderingContext2D, scene: Scene, look: Partial<SceneEdge>, view: View): void {
  const end = (id: string, x: number): SceneNode => ({ id, label: "", kind: "state", x, y: view.height / 2 });
  const edge: SceneEdge = { type: "other", ...look, id: "r", from: "a", to: "b" };
  scene.setModel({ nodes: [end("a", -8), end("b", view.width + 8)], edges: [edge] }, () => undefined);
  run(scene.resize(() => ({ w: 20, h: 20 })));
  run(paintEdges(context, scene.edges, view));
}

function run(steps: Generator<void>): void {
  while (!steps.next().done);
}
