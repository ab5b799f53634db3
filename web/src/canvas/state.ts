// What the canvas knows beside the scene: camera, selection, what is going on.
import type { Camera, Describe, Intentions, Selection } from "./api";
import type { Point } from "./geometry";
import type { EdgeItem, NodeItem } from "./items";
import type { Scene } from "./scene";

/** A relation that is being drawn. */
export interface Draft {
  readonly from: string;
  /** Where its loose end is, in map units. */
  readonly at: Point;
  /** The actor that it would end at. */
  readonly to?: string;
  /** Drawn by keyboard: the loose end jumps from actor to actor. */
  readonly keyboard: boolean;
}

/** A rectangle that selects what it touches, in map units. */
export interface Marquee {
  readonly from: Point;
  readonly to: Point;
}

/** What is shown on top of the scene. Replaced as a whole, never modified. */
export interface Interaction {
  readonly selection: Selection;
  /** The actor that has, or would have, the keyboard's focus. */
  readonly focused?: string;
  /** The keyboard's focus is in the canvas, and shall be seen. */
  readonly ring: boolean;
  readonly hovered?: string;
  readonly draft?: Draft;
  readonly marquee?: Marquee;
  /** Actors that are being dragged. */
  readonly dragged: ReadonlySet<string>;
}

/** What pointer and keyboard act on. */
export interface Controls {
  readonly root: HTMLElement;
  readonly scene: Scene;
  readonly describe: Describe;
  readonly on: Intentions;
  readonly readOnly: boolean;
  readonly camera: Camera;
  readonly width: number;
  readonly height: number;
  readonly now: Interaction;
  /** Changes what is shown on top. */
  show(change: { [K in keyof Interaction]?: Interaction[K] | undefined }): void;
  select(selection: Selection): void;
  setCamera(camera: Camera): void;
  /** Puts actors somewhere in the drawing until the model agrees; `drop` starts the waiting. */
  hold(moves: readonly { readonly id: string; readonly x: number; readonly y: number }[], phase: "drag" | "drop" | "cancel"): void;
  focus(id: string, from: "keyboard" | "pointer"): void;
  say(text: string): void;
  fit(ids?: readonly string[]): void;
  zoomBy(factor: number, clientX?: number, clientY?: number): void;
  startRelation(from: string): void;
  cancel(): void;
  /** A client point in map units. */
  toMap(clientX: number, clientY: number): Point;
}

/** Nothing selected, nothing going on. */
export const idle: Interaction = { selection: { nodes: [], edges: [] }, ring: false, dragged: new Set() };

/** How far around a small actor a press still counts, in CSS pixels: targets are 24 across. */
export const reach = 12;

/** The half side of the place where a relation is begun, and how far it is from the box, in CSS pixels. */
export const dotReach = 12;
export const dotAway = 13;

/** Where the dots of an actor are, in map units: right, left, below, above. */
export function dotsOf(n: NodeItem, k: number): readonly Point[] {
  const away = dotAway / k;
  return [
    { x: n.x + n.w / 2 + away, y: n.y },
    { x: n.x - n.w / 2 - away, y: n.y },
    { x: n.x, y: n.y + n.h / 2 + away },
    { x: n.x, y: n.y - n.h / 2 - away },
  ];
}

/** Whether a place is on one of an actor's dots. */
export function onDot(n: NodeItem, k: number, p: Point): boolean {
  const r = dotReach / k;
  return dotsOf(n, k).some((d) => Math.abs(d.x - p.x) <= r && Math.abs(d.y - p.y) <= r);
}

/** Whether relations can be drawn by hand at all. */
export function canRelate(c: Pick<Controls, "on" | "readOnly">): boolean {
  return !c.readOnly && c.on.relate !== undefined;
}

/** The actors that move when one is dragged: the selection if it is in it, otherwise itself. */
export function companions(c: Controls, n: NodeItem): NodeItem[] {
  const ids = c.now.selection.nodes.includes(n.model.id) ? c.now.selection.nodes : [n.model.id];
  return ids.flatMap((id) => c.scene.node(id) ?? []).filter((item) => !item.model.locked);
}

/** What is selected of what is there. */
export function present(scene: Scene, selection: Selection): { nodes: NodeItem[]; edges: EdgeItem[] } {
  return {
    nodes: selection.nodes.flatMap((id) => scene.node(id) ?? []),
    edges: selection.edges.flatMap((id) => scene.edge(id) ?? []),
  };
}
