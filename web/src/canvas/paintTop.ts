// Drawing what changes from frame to frame: marks of selection and focus, dragged
// actors, a relation on its way.
import { grown, type Point } from "./geometry";
import { nameScale } from "./labels";
import { markEdge, paintEdges } from "./paintEdges";
import { paintNames, paintNodes } from "./paintNodes";
import type { Palette } from "./palette";
import type { NodeItem } from "./items";
import { boxOf, type Scene } from "./scene";
import { border, trace } from "./shapes";
import { type Draft, dotsOf, type Interaction, type Marquee, present } from "./state";
import { family } from "./text";
import { useMapUnits, usePixels, type View } from "./view";

/** What the top layer is drawn from. */
export interface Top {
  readonly scene: Scene;
  readonly now: Interaction;
  readonly relating: boolean;
}

/** Whether there is nothing to draw on top. */
export function topIsEmpty({ scene, now, relating }: Top, loose: readonly NodeItem[]): boolean {
  if (loose.length > 0 || now.draft || now.marquee) return false;
  if (now.selection.nodes.length + now.selection.edges.length > 0) return false;
  return !now.ring && !now.hovered && !(relating && now.hovered) && !scene.held;
}

/** Draws all that is on top. `loose` are the actors that the ground layer leaves out. */
export function paintTop(context: CanvasRenderingContext2D, { scene, now, relating }: Top, loose: readonly NodeItem[], view: View): void {
  const { palette } = view;
  const selected = present(scene, now.selection);
  const hovered = now.draft || now.dragged.size > 0 ? undefined : scene.node(now.hovered);
  for (const e of selected.edges) markEdge(context, e, view, palette.accent, 4);
  run(paintEdges(context, looseEdges(loose, selected.edges), view));
  run(paintNodes(context, loose, view, loose.length < 50));
  const unnamed = hovered && view.camera.k < hovered.nameFrom && !selected.nodes.includes(hovered) ? [hovered] : [];
  run(paintNames(context, [...new Set([...loose, ...unnamed])], view, nameScale(view.camera.k)));
  for (const n of selected.nodes) ring(context, n, view, 2.5, 2, palette.accent);
  if (scene.held) for (const n of scene.nodes) if (n.model.heldBy) holder(context, n, n.model.heldBy, view);
  const focused = scene.node(now.focused);
  if (focused && now.ring) focusRing(context, focused, view);
  if (relating && hovered) dots(context, hovered, view);
  if (now.draft) draft(context, scene, now.draft, view);
  if (now.marquee) marquee(context, now.marquee, view);
}

function run(steps: Generator<void>): void {
  while (!steps.next().done);
}

function looseEdges(loose: readonly NodeItem[], more: Iterable<NodeItem["edges"][number]>): NodeItem["edges"] {
  return [...new Set([...loose.flatMap((n) => n.edges), ...more])];
}

/** A line around an actor's shape, of constant width and distance on the screen. */
function ring(context: CanvasRenderingContext2D, n: NodeItem, view: View, away: number, width: number, colour: string): void {
  useMapUnits(context, view);
  context.strokeStyle = colour;
  context.lineWidth = width / view.camera.k;
  context.beginPath();
  trace(context, n.model.kind, grown(boxOf(n), away / view.camera.k));
  context.stroke();
}

function focusRing(context: CanvasRenderingContext2D, n: NodeItem, view: View): void {
  ring(context, n, view, 5.5, 2.5, view.palette.focusInner);
  ring(context, n, view, 8, 3, view.palette.focusOuter);
}

function dots(context: CanvasRenderingContext2D, n: NodeItem, view: View): void {
  usePixels(context, view);
  const { camera, palette } = view;
  for (const d of dotsOf(n, camera.k)) {
    context.beginPath();
    context.ellipse((d.x - camera.x) * camera.k, (d.y - camera.y) * camera.k, 6, 6, 0, 0, 2 * Math.PI);
    context.fillStyle = palette.accent;
    context.strokeStyle = palette.paper;
    context.lineWidth = 2;
    context.fill();
    context.stroke();
  }
}

function draft(context: CanvasRenderingContext2D, scene: Scene, d: Draft, view: View): void {
  const from = scene.node(d.from);
  if (!from) return;
  const to = scene.node(d.to);
  const towards = to ?? d.at;
  const start = edgeOf(from, towards);
  const end = to && to !== from ? edgeOf(to, from) : d.at;
  ring(context, from, view, 2.5, 2, view.palette.accent);
  if (to && to !== from) ring(context, to, view, 3.5, 3, view.palette.accent);
  useMapUnits(context, view);
  context.strokeStyle = view.palette.accent;
  context.lineWidth = 2 / view.camera.k;
  context.setLineDash([6 / view.camera.k, 4 / view.camera.k]);
  context.beginPath();
  context.moveTo(start.x, start.y);
  context.lineTo(end.x, end.y);
  context.stroke();
  context.setLineDash([]);
}

/** Where the way from an actor's middle to a point leaves its shape. */
function edgeOf(n: NodeItem, towards: Point): Point {
  const p = border(n.model.kind, n.w, n.h, { x: towards.x - n.x, y: towards.y - n.y });
  return { x: n.x + p.x, y: n.y + p.y };
}

function marquee(context: CanvasRenderingContext2D, m: Marquee, view: View): void {
  useMapUnits(context, view);
  context.strokeStyle = view.palette.accent;
  context.fillStyle = view.palette.accent;
  context.lineWidth = 1 / view.camera.k;
  context.beginPath();
  context.rect(m.from.x, m.from.y, m.to.x - m.from.x, m.to.y - m.from.y);
  context.globalAlpha = 0.12;
  context.fill();
  context.globalAlpha = 1;
  context.stroke();
}

/** Who drags an actor now, on a flag above it. */
function holder(context: CanvasRenderingContext2D, n: NodeItem, name: string, view: View): void {
  ring(context, n, view, 2, 1.5, view.palette.warning);
  usePixels(context, view);
  const x = (n.x - view.camera.x) * view.camera.k;
  const y = (n.y - n.h / 2 - view.camera.y) * view.camera.k - 12;
  flag(context, name, x, y, view.palette);
}

function flag(context: CanvasRenderingContext2D, text: string, x: number, y: number, palette: Palette): void {
  context.font = `600 11px ${family}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const w = Math.min(160, context.measureText(text).width) + 12;
  context.fillStyle = palette.warning;
  context.beginPath();
  context.roundRect(x - w / 2, y - 9, w, 18, 4);
  context.fill();
  context.fillStyle = palette.paper;
  context.fillText(text, x, y + 0.5, w - 10);
}
