// Drawing actors: shapes, patterns, names.
import { type Box, grown } from "./geometry";
import { hatchOf } from "./hatch";
import { nameDrop, nameScale, tagOf } from "./labels";
import { hueOf, type Palette, toneOfKind } from "./palette";
import type { NodeItem } from "./items";
import { boxOf } from "./scene";
import { trace } from "./shapes";
import { family, leading } from "./text";
import { dimmed, shapesFrom, useMapUnits, usePixels, type View } from "./view";

/** How many actors are drawn before a pause. */
const batch = 60;

/** Draws the boxes of actors in their order; dimmed ones first. Those without a name are plain when they are far away. */
export function* paintNodes(context: CanvasRenderingContext2D, nodes: readonly NodeItem[], view: View, named = false): Generator<void> {
  for (const dim of [true, false]) {
    const some = nodes.filter((n) => n.dim === dim);
    if (view.camera.k < shapesFrom && !named) yield* paintPlain(context, some, view, dim);
    else yield* paintShapes(context, some, view, dim);
  }
}

function* paintShapes(context: CanvasRenderingContext2D, nodes: readonly NodeItem[], view: View, dim: boolean): Generator<void> {
  for (let i = 0; i < nodes.length; i++) {
    if (i % batch === 0 && i > 0) yield;
    useMapUnits(context, view);
    context.globalAlpha = dim ? dimmed : 1;
    paintShape(context, nodes[i]!, view);
  }
  context.globalAlpha = 1;
}

/** Draws one actor's shape. The context is in map units. */
export function paintShape(context: CanvasRenderingContext2D, n: NodeItem, view: View): void {
  const { palette, camera } = view;
  const hue = hueOf(palette, n.model.tone ?? toneOfKind(n.model.kind));
  const box = boxOf(n);
  context.fillStyle = hue.fill;
  context.strokeStyle = hue.stroke;
  context.lineWidth = Math.max(n.model.owner ? 2.4 : 1.1, 0.8 / camera.k);
  if (n.model.assumed) context.setLineDash([4.4, 3.3]);
  if (n.model.aggregate) outline(context, n, behind(box));
  outline(context, n, box);
  if (n.model.assumed) context.setLineDash([]);
  const pattern = n.model.tone?.pattern ?? "plain";
  if (pattern !== "plain" && camera.k > 0.5) paintPattern(context, n, box, hue.ink, view);
  if (n.model.badge) paintBadge(context, n.model.badge, box, palette);
}

function outline(context: CanvasRenderingContext2D, n: NodeItem, box: Box): void {
  context.beginPath();
  trace(context, n.model.kind, box);
  context.fill();
  context.stroke();
}

/** The second box of an actor that stands for many. */
function behind(box: Box): Box {
  const by = Math.min(3, box.h / 10);
  return { ...box, x: box.x + by, y: box.y - by };
}

function paintPattern(context: CanvasRenderingContext2D, n: NodeItem, box: Box, ink: string, view: View): void {
  context.save();
  context.beginPath();
  trace(context, n.model.kind, grown(box, -0.8));
  context.clip();
  context.strokeStyle = ink;
  context.lineWidth = Math.max(0.9, 0.6 / view.camera.k);
  context.beginPath();
  hatchOf(context, n.model.tone?.pattern ?? "plain", box);
  context.stroke();
  context.fillStyle = hueOf(view.palette, n.model.tone ?? toneOfKind(n.model.kind)).fill;
  const s = nameScale(view.camera.k) / view.camera.k;
  const w = n.block.width * s + 6;
  const h = n.block.height * s + 2;
  context.fillRect(n.x - w / 2, n.y + nameDrop(n) - h / 2, w, h);
  context.restore();
}

function paintBadge(context: CanvasRenderingContext2D, badge: string, box: Box, palette: Palette): void {
  const r = 6;
  const x = box.x + box.w - 3;
  const y = box.y + 1;
  context.fillStyle = palette.ink;
  context.beginPath();
  context.roundRect(x - r, y - r, 2 * r, 2 * r, r);
  context.fill();
  context.fillStyle = palette.paper;
  context.font = `700 7px ${family}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText([...badge].slice(0, 2).join(""), x, y + 0.4, 2 * r - 2);
}

/** Draws far-away actors as plain boxes, those of one colour together. */
function* paintPlain(context: CanvasRenderingContext2D, nodes: readonly NodeItem[], view: View, dim: boolean): Generator<void> {
  const alike = new Map<string, NodeItem[]>();
  for (const n of nodes) {
    const colour = hueOf(view.palette, n.model.tone ?? toneOfKind(n.model.kind)).stroke;
    const some = alike.get(colour);
    if (some) some.push(n);
    else alike.set(colour, [n]);
  }
  useMapUnits(context, view);
  context.globalAlpha = dim ? dimmed : 1;
  for (const [colour, some] of alike) {
    context.fillStyle = colour;
    for (const n of some) context.fillRect(n.x - n.w / 2, n.y - n.h / 2, n.w, n.h);
    yield;
  }
  context.globalAlpha = 1;
}

/** Draws the names of actors at a scale, CSS pixels a unit; each must have room. */
export function* paintNames(context: CanvasRenderingContext2D, nodes: readonly NodeItem[], view: View, scale: number): Generator<void> {
  usePixels(context, view);
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (let i = 0; i < nodes.length; i++) {
    if (i % batch === 0 && i > 0) {
      yield;
      usePixels(context, view);
      context.textAlign = "center";
      context.textBaseline = "middle";
    }
    paintName(context, nodes[i]!, view, scale);
  }
  context.globalAlpha = 1;
}

function paintName(context: CanvasRenderingContext2D, n: NodeItem, view: View, scale: number): void {
  const { camera, palette } = view;
  const x = (n.x - camera.x) * camera.k;
  const y = (n.y + nameDrop(n) - camera.y) * camera.k;
  context.globalAlpha = n.dim ? dimmed + 0.15 : 1;
  if (scale > camera.k && tagOf(n).w > n.w * camera.k + 1) plate(context, n, x, y, view);
  const font = `${n.block.bold ? 700 : 400} ${n.block.size * scale}px ${family}`;
  if (context.font !== font) context.font = font;
  context.fillStyle = palette.ink;
  const step = n.block.size * leading * scale;
  const top = y - ((n.block.lines.length - 1) * step) / 2;
  n.block.lines.forEach((line, i) => context.fillText(line, x, top + i * step + 0.05 * n.block.size * scale));
}

/** The ground behind a name that is larger than its box. */
function plate(context: CanvasRenderingContext2D, n: NodeItem, x: number, y: number, view: View): void {
  const hue = hueOf(view.palette, n.model.tone ?? toneOfKind(n.model.kind));
  const w = n.block.width * nameScale(view.camera.k) + 8;
  const h = n.block.height * nameScale(view.camera.k) + 4;
  context.fillStyle = hue.fill;
  context.strokeStyle = hue.stroke;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x - w / 2, y - h / 2, w, h, 3);
  context.fill();
  context.stroke();
}
