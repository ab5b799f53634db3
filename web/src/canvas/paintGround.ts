// Drawing what stands still: backdrop, hulls, relations, actors, names.
import type { Backdrop } from "./api";
import type { EdgeName } from "./edgeNames";
import { convex, grown, type Box, overlaps, type Point } from "./geometry";
import { nameScale } from "./labels";
import { paintEdges } from "./paintEdges";
import { paintNames, paintNodes } from "./paintNodes";
import { hueOf, lineColour, type Palette } from "./palette";
import type { NodeItem } from "./items";
import { boxOf, type Scene } from "./scene";
import { family, leading } from "./text";
import { seen } from "./camera";
import { useMapUnits, usePixels, type View } from "./view";

/** What the ground layer leaves out, and which names it writes. */
export interface Ground {
  /** Actors that are drawn on top, with their relations. */
  readonly loose: ReadonlySet<NodeItem>;
  /** Whether there is room for an actor's name. */
  named(n: NodeItem): boolean;
  /** Whether there is room for it inside the actor's box, at the scale of the box. */
  small(n: NodeItem): boolean;
  /** Relations' labels in their places. */
  readonly labels: readonly EdgeName[];
}

/** Draws what can be seen; pauses now and then so that the caller may look at the clock. */
export function* paintGround(context: CanvasRenderingContext2D, scene: Scene, ground: Ground, view: View): Generator<void> {
  const area = grown(seen(view.camera, view.width, view.height), 40);
  usePixels(context, view);
  context.fillStyle = view.palette.paper;
  context.fillRect(0, 0, view.width, view.height);
  paintBackdrop(context, scene.model.backdrop ?? [], view);
  paintHulls(context, scene, view);
  const edges = scene.edges.filter((e) => overlaps(e.box, area) && !ground.loose.has(e.a) && !ground.loose.has(e.b));
  yield* paintEdges(context, edges, view);
  const nodes = scene.nodesIn(area).filter((n) => !ground.loose.has(n));
  const names = nodes.filter(ground.named);
  const others = nodes.filter((n) => !ground.named(n));
  yield* paintNodes(context, others, view);
  yield* paintNodes(context, names, view, true);
  paintEdgeNames(context, ground, area, view);
  yield;
  yield* paintNames(context, others.filter(ground.small), view, view.camera.k);
  yield* paintNames(context, names, view, nameScale(view.camera.k));
}

/** Writes labels on lines; the line is broken behind them. */
function paintEdgeNames(context: CanvasRenderingContext2D, ground: Ground, area: Box, view: View): void {
  useMapUnits(context, view);
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { edge, block, box } of ground.labels) {
    if (!overlaps(box, area) || ground.loose.has(edge.a) || ground.loose.has(edge.b)) continue;
    context.globalAlpha = 0.85;
    context.fillStyle = view.palette.paper;
    context.fillRect(box.x, box.y, box.w, box.h);
    context.globalAlpha = 1;
    context.font = `400 ${block.size}px ${family}`;
    context.fillStyle = lineColour(view.palette, edge.model.type);
    const top = box.y + box.h / 2 - ((block.lines.length - 1) * block.size * leading) / 2;
    block.lines.forEach((line, i) => context.fillText(line, box.x + box.w / 2, top + (i + 0.04) * block.size * leading));
  }
}

function paintBackdrop(context: CanvasRenderingContext2D, shapes: readonly Backdrop[], view: View): void {
  const { palette } = view;
  for (const shape of shapes) {
    useMapUnits(context, view);
    context.strokeStyle = palette.forced ? palette.ink : palette.faint;
    context.lineWidth = 1 / view.camera.k;
    context.beginPath();
    traceBackdrop(context, shape);
    if (shape.kind === "rect" && shape.filled) {
      context.fillStyle = palette.panel;
      context.fill();
    }
    context.stroke();
    writeBackdrop(context, shape, view);
  }
}

function traceBackdrop(context: CanvasRenderingContext2D, shape: Backdrop): void {
  switch (shape.kind) {
    case "rect":
      return context.rect(shape.x, shape.y, shape.w, shape.h);
    case "ring":
      return context.ellipse(shape.x, shape.y, shape.r, shape.r, 0, 0, 2 * Math.PI);
    case "line":
      context.moveTo(shape.x1, shape.y1);
      return context.lineTo(shape.x2, shape.y2);
    case "text":
      return;
  }
}

function writeBackdrop(context: CanvasRenderingContext2D, shape: Backdrop, view: View): void {
  if (shape.kind === "text") {
    return write(context, shape.text, shape.x, shape.y, shape.size ?? 10, shape.turned ?? false, "center", view);
  }
  if (shape.kind === "rect" && shape.label) write(context, shape.label, shape.x + 5, shape.y + 9, 8, false, "left", view);
  if (shape.kind === "ring" && shape.label) write(context, shape.label, shape.x, shape.y - shape.r + 9, 8, false, "center", view);
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, size: number, turned: boolean, align: CanvasTextAlign, view: View): void {
  const { k } = view.camera;
  usePixels(context, view);
  context.translate((x - view.camera.x) * k, (y - view.camera.y) * k);
  if (turned) context.rotate(-Math.PI / 2);
  context.font = `600 ${Math.max(11, size * k)}px ${family}`;
  context.fillStyle = view.palette.muted;
  context.textAlign = align;
  context.textBaseline = "middle";
  context.fillText(text, 0, 0);
}

function paintHulls(context: CanvasRenderingContext2D, scene: Scene, view: View): void {
  for (const hull of scene.model.hulls ?? []) {
    const boxes = hull.members.flatMap((id) => scene.node(id) ?? []).map((n) => grown(boxOf(n), 8));
    const outline = convex(boxes.flatMap(cornersOf));
    if (outline.length < 3) continue;
    const hue = hueOf(view.palette, hull.tone ?? { hue: "neutral" });
    useMapUnits(context, view);
    context.beginPath();
    outline.forEach((p, i) => (i === 0 ? context.moveTo(p.x, p.y) : context.lineTo(p.x, p.y)));
    context.closePath();
    context.lineJoin = "round";
    context.lineWidth = 1.2;
    context.strokeStyle = hue.stroke;
    context.fillStyle = hull.tone ? hue.fill : view.palette.panel;
    context.globalAlpha = view.palette.forced ? 0 : 0.5;
    context.fill();
    context.globalAlpha = 1;
    context.setLineDash([2, 3]);
    context.stroke();
    context.setLineDash([]);
    name(context, hull.label, outline, view, view.palette);
  }
}

function name(context: CanvasRenderingContext2D, label: string, outline: readonly Point[], view: View, palette: Palette): void {
  const top = outline.reduce((a, b) => (b.y < a.y ? b : a));
  usePixels(context, view);
  context.font = `600 ${Math.max(11, 8 * view.camera.k)}px ${family}`;
  context.fillStyle = palette.muted;
  context.textAlign = "left";
  context.textBaseline = "bottom";
  context.fillText(label, (top.x - view.camera.x) * view.camera.k, (top.y - view.camera.y) * view.camera.k - 2);
}

function cornersOf(b: Box): Point[] {
  return [
    { x: b.x, y: b.y },
    { x: b.x + b.w, y: b.y },
    { x: b.x + b.w, y: b.y + b.h },
    { x: b.x, y: b.y + b.h },
  ];
}
