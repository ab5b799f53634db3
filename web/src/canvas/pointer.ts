// Mouse, pen and touch: what a press, a drag and two fingers mean.
import { panned, toScreen, zoomed } from "./camera";
import { type Box, grown, overlaps, type Point } from "./geometry";
import type { EdgeItem, NodeItem } from "./items";
import { boxOf } from "./scene";
import { canRelate, companions, type Controls, onDot, reach } from "./state";

/** A press that has not ended. */
interface Press {
  readonly id: number;
  readonly start: Point;
  last: Point;
  /** It has moved far enough to be a drag. */
  dragging: boolean;
  readonly act: Act;
  readonly toggles: boolean;
}

/** What a drag does. */
type Act =
  | { readonly kind: "pan"; readonly edge: EdgeItem | undefined; readonly quiet: boolean }
  | { readonly kind: "node"; readonly node: NodeItem; readonly from: readonly { id: string; x: number; y: number }[] }
  | { readonly kind: "relate"; readonly node: NodeItem }
  | { readonly kind: "marquee" };

/** How far a press may wander and still be a click, in CSS pixels. */
const slack = { mouse: 3, touch: 8 };

/** Two clicks within this many milliseconds and CSS pixels are a double click. */
const doubleTime = 400;
const doubleReach = 12;

/** Listens to the pointers on a canvas. */
export class Pointer {
  private press: Press | undefined;
  private readonly fingers = new Map<number, Point>();
  private lastClick = { time: -Infinity, at: { x: 0, y: 0 } };
  /** Space is held: any drag pans. */
  spaceHeld = false;
  /** A drag with Space happened, so that letting go of Space is not a click. */
  spaceUsed = false;

  constructor(private readonly c: Controls) {}

  /** Starts listening; returns how to stop. */
  listen(): () => void {
    const stop = new AbortController();
    const { root } = this.c;
    const on = <K extends keyof HTMLElementEventMap>(type: K, f: (e: HTMLElementEventMap[K]) => void) =>
      root.addEventListener(type, f, { signal: stop.signal, passive: false });
    on("pointerdown", (e) => this.down(e));
    on("pointermove", (e) => this.move(e));
    on("pointerup", (e) => this.up(e));
    on("pointercancel", (e) => this.lost(e));
    on("pointerleave", () => this.hover(undefined));
    on("wheel", (e) => this.wheel(e));
    on("contextmenu", (e) => this.menu(e));
    on("mousedown", (e) => e.preventDefault());
    on("click", (e) => this.pressedByTool(e));
    return () => stop.abort();
  }

  private local(e: MouseEvent): Point {
    const box = this.c.root.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top };
  }

  private inMap(p: Point): Point {
    const { camera } = this.c;
    return { x: p.x / camera.k + camera.x, y: p.y / camera.k + camera.y };
  }

  /** The actors that a press at a place may mean, the likeliest first: targets are at least 24 pixels across. */
  private nodesAt(p: Point): NodeItem[] {
    const { scene, camera } = this.c;
    const at = this.inMap(p);
    const least = reach / camera.k;
    const hit = (n: NodeItem) => Math.abs(at.x - n.x) <= Math.max(n.w / 2, least) && Math.abs(at.y - n.y) <= Math.max(n.h / 2, least);
    return scene.nodesAt(at, least).filter(hit);
  }

  /** The actor at a place; where several share it, the selected one. */
  private nodeAt(p: Point): NodeItem | undefined {
    const hit = this.nodesAt(p);
    return hit.find((n) => this.c.now.selection.nodes.includes(n.model.id)) ?? hit[0];
  }

  private edgeAt(p: Point): EdgeItem | undefined {
    return this.c.scene.edgeAt(this.inMap(p), 7 / this.c.camera.k);
  }

  /** The actor whose dot is at a place: only the one that shows its dots. */
  private dotAt(p: Point): NodeItem | undefined {
    const { c } = this;
    if (!canRelate(c)) return undefined;
    const n = c.scene.node(c.now.hovered);
    return n && onDot(n, c.camera.k, this.inMap(p)) ? n : undefined;
  }

  private down(e: PointerEvent): void {
    if (e.button > 1) return;
    const at = this.local(e);
    this.fingers.set(e.pointerId, at);
    this.c.root.setPointerCapture(e.pointerId);
    if (this.fingers.size > 1) {
      this.c.cancel();
      this.press = undefined;
      return;
    }
    const act = this.actAt(at, e);
    this.press = { id: e.pointerId, start: at, last: at, dragging: false, act, toggles: e.shiftKey || e.ctrlKey || e.metaKey };
    const focus = act.kind === "node" || act.kind === "relate" ? act.node.model.id : this.c.now.focused;
    if (focus) this.c.focus(focus, "pointer");
    else this.c.root.focus({ preventScroll: true });
  }

  private actAt(at: Point, e: PointerEvent): Act {
    const { c } = this;
    if (this.spaceHeld || e.button === 1) return { kind: "pan", edge: undefined, quiet: true };
    const inside = this.nodeAt(at);
    const dotted = inside === undefined || inside.model.id === c.now.hovered ? this.dotAt(at) : undefined;
    if (dotted && !(inside === dotted && overBox(inside, this.inMap(at)))) return { kind: "relate", node: dotted };
    if (inside) return { kind: "node", node: inside, from: companions(c, inside).map((n) => ({ id: n.model.id, x: n.x, y: n.y })) };
    if (e.shiftKey) return { kind: "marquee" };
    return { kind: "pan", edge: this.edgeAt(at), quiet: false };
  }

  private move(e: PointerEvent): void {
    const at = this.local(e);
    const before = this.fingers.get(e.pointerId);
    if (!before) {
      this.hover(at);
      return;
    }
    if (this.fingers.size === 2) this.pinch(e.pointerId, before, at);
    this.fingers.set(e.pointerId, at);
    const press = this.press;
    if (!press || press.id !== e.pointerId) return;
    const most = e.pointerType === "touch" ? slack.touch : slack.mouse;
    if (!press.dragging && Math.hypot(at.x - press.start.x, at.y - press.start.y) <= most) return;
    press.dragging = true;
    this.drag(press, at);
    press.last = at;
  }

  private drag(press: Press, at: Point): void {
    const { c } = this;
    const { act } = press;
    switch (act.kind) {
      case "pan":
        this.spaceUsed = true;
        c.root.dataset["cursor"] = "grabbing";
        return c.setCamera(panned(c.camera, at.x - press.last.x, at.y - press.last.y));
      case "marquee":
        return c.show({ marquee: { from: this.inMap(press.start), to: this.inMap(at) } });
      case "relate":
        return this.draft(act.node, at);
      case "node":
        return this.carry(press, act.from, at);
    }
  }

  private carry(press: Press, from: readonly { id: string; x: number; y: number }[], at: Point): void {
    const { c } = this;
    if (c.readOnly || !c.on.move || from.length === 0) return;
    const dx = (at.x - press.start.x) / c.camera.k;
    const dy = (at.y - press.start.y) / c.camera.k;
    c.root.dataset["cursor"] = "grabbing";
    c.hold(
      from.map((n) => ({ id: n.id, x: n.x + dx, y: n.y + dy })),
      "drag",
    );
  }

  private draft(from: NodeItem, at: Point): void {
    const to = this.nodeAt(at);
    this.c.root.dataset["cursor"] = "crosshair";
    this.c.show({
      draft: { from: from.model.id, at: this.inMap(at), keyboard: false, ...(to && to !== from ? { to: to.model.id } : {}) },
    });
  }

  private pinch(id: number, before: Point, at: Point): void {
    const other = [...this.fingers].find(([key]) => key !== id)?.[1];
    if (!other) return;
    const spread = (p: Point) => Math.max(1, Math.hypot(p.x - other.x, p.y - other.y));
    const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
    const camera = panned(this.c.camera, (at.x - before.x) / 2, (at.y - before.y) / 2);
    this.c.setCamera(zoomed(camera, spread(at) / spread(before), middle));
  }

  private up(e: PointerEvent): void {
    this.fingers.delete(e.pointerId);
    const press = this.press;
    if (!press || press.id !== e.pointerId) return;
    this.press = undefined;
    delete this.c.root.dataset["cursor"];
    const at = this.local(e);
    if (press.dragging) this.drop(press, at);
    else this.click(press, at);
    this.hover(e.pointerType === "touch" ? press.start : at);
  }

  private lost(e: PointerEvent): void {
    this.fingers.delete(e.pointerId);
    if (this.press?.id !== e.pointerId) return;
    this.press = undefined;
    delete this.c.root.dataset["cursor"];
    this.c.cancel();
  }

  private drop(press: Press, at: Point): void {
    const { c } = this;
    const { act } = press;
    switch (act.kind) {
      case "pan":
        return;
      case "node":
        return c.hold([], "drop");
      case "marquee":
        return this.gather(press, at);
      case "relate":
        return this.finish(act.node, at);
    }
  }

  private gather(press: Press, at: Point): void {
    const { c } = this;
    const a = this.inMap(press.start);
    const b = this.inMap(at);
    const box: Box = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
    const hit = c.scene.nodesIn(box).filter((n) => overlaps(boxOf(n), grown(box, 0.01)));
    c.show({ marquee: undefined });
    c.select({ nodes: [...new Set([...c.now.selection.nodes, ...hit.map((n) => n.model.id)])], edges: [] });
  }

  private finish(from: NodeItem, at: Point): void {
    const { c } = this;
    const to = this.nodeAt(at);
    c.show({ draft: undefined });
    if (to && to !== from) c.on.relate?.(from.model.id, to.model.id);
    else if (!to) {
      const p = this.inMap(at);
      c.on.relateToNew?.(from.model.id, p.x, p.y);
    }
  }

  private click(press: Press, at: Point): void {
    const { c } = this;
    const { act } = press;
    if (act.kind === "pan" && act.quiet) return;
    const node = act.kind === "node" ? act.node : undefined;
    if (c.now.draft) return this.clickWhileRelating(node, at);
    const edge = act.kind === "pan" ? act.edge : undefined;
    if (this.isDouble(at)) return this.doubleClick(node, edge, at);
    if (node) this.clickNode(node, press.toggles, at);
    else if (edge) c.select({ nodes: [], edges: press.toggles ? toggled(c.now.selection.edges, edge.model.id) : [edge.model.id] });
    else if (act.kind === "pan") c.select({ nodes: [], edges: [] });
    this.lastClick = { time: performance.now(), at };
  }

  /** Selects an actor; where several share a spot, the one below the one that is selected already. */
  private clickNode(node: NodeItem, toggles: boolean, at: Point): void {
    const { c } = this;
    const { nodes } = c.now.selection;
    if (toggles) return c.select({ nodes: toggled(nodes, node.model.id), edges: [] });
    const hit = this.nodesAt(at);
    const again = nodes.length === 1 && nodes[0] === node.model.id;
    const next = again ? (hit[(hit.indexOf(node) + 1) % hit.length] ?? node) : node;
    if (next !== node) c.focus(next.model.id, "pointer");
    c.select({ nodes: [next.model.id], edges: [] });
  }

  private clickWhileRelating(node: NodeItem | undefined, at: Point): void {
    const { c } = this;
    const from = c.scene.node(c.now.draft?.from);
    if (node === from) return c.cancel();
    c.show({ draft: undefined });
    if (!from) return;
    if (node) c.on.relate?.(from.model.id, node.model.id);
    else c.on.relateToNew?.(from.model.id, this.inMap(at).x, this.inMap(at).y);
  }

  private isDouble(at: Point): boolean {
    const { time, at: before } = this.lastClick;
    return performance.now() - time < doubleTime && Math.hypot(at.x - before.x, at.y - before.y) < doubleReach;
  }

  private doubleClick(node: NodeItem | undefined, edge: EdgeItem | undefined, at: Point): void {
    const { c } = this;
    this.lastClick = { time: -Infinity, at };
    if (node) return c.on.open?.(node.model.id);
    if (edge) return c.on.openEdge?.(edge.model.id);
    const p = this.inMap(at);
    if (!c.readOnly) c.on.addAt?.(p.x, p.y);
  }

  private hover(at: Point | undefined): void {
    const { c } = this;
    if (this.press) return;
    const draft = c.now.draft;
    const over = at && this.nodeAt(at);
    if (at && draft) {
      const to = over && over.model.id !== draft.from ? over.model.id : undefined;
      c.show({ draft: { from: draft.from, at: this.inMap(at), keyboard: false, ...(to ? { to } : {}) } });
    }
    const near = over ?? (at && this.stillNear(at));
    c.show({ hovered: near?.model.id });
    const movable = over && !c.readOnly && c.on.move && !over.model.locked;
    const cursor = (at && near && !over && this.dotAt(at)) || draft ? "crosshair" : movable ? "move" : "";
    if (cursor) c.root.dataset["cursor"] = cursor;
    else delete c.root.dataset["cursor"];
  }

  /** The actor that was hovered, while the pointer is on the way to one of its dots. */
  private stillNear(at: Point): NodeItem | undefined {
    const n = this.c.scene.node(this.c.now.hovered);
    if (!n || !canRelate(this.c)) return undefined;
    const box = grown(boxOf(n), 28 / this.c.camera.k);
    const p = this.inMap(at);
    return overlaps(box, { x: p.x, y: p.y, w: 1e-9, h: 1e-9 }) ? n : undefined;
  }

  private wheel(e: WheelEvent): void {
    e.preventDefault();
    const unit = e.deltaMode === 1 ? 16 : e.deltaMode === 2 ? 400 : 1;
    const { c } = this;
    if (e.shiftKey && !e.ctrlKey) return c.setCamera(panned(c.camera, -(e.deltaX || e.deltaY) * unit, 0));
    const step = Math.max(-240, Math.min(240, e.deltaY * unit));
    c.setCamera(zoomed(c.camera, Math.exp(-step * (e.ctrlKey ? 0.01 : 0.0018)), this.local(e)));
  }

  private menu(e: MouseEvent): void {
    const { c } = this;
    if (!c.on.menu) return;
    e.preventDefault();
    const byKey = e.target instanceof HTMLElement && e.button !== 2 ? c.scene.node(e.target.dataset["node"]) : undefined;
    const at = this.local(e);
    const node = byKey ?? this.nodeAt(at);
    const edge = node ? undefined : this.edgeAt(at);
    c.on.menu({ ...(node ? { node: node.model.id } : {}), ...(edge ? { edge: edge.model.id } : {}) }, ...this.menuPlace(e, byKey));
  }

  private menuPlace(e: MouseEvent, n: NodeItem | undefined): [number, number] {
    if (!n) return [e.clientX, e.clientY];
    const box = this.c.root.getBoundingClientRect();
    const p = toScreen(this.c.camera, { x: n.x, y: n.y + n.h / 2 });
    return [box.left + p.x, box.top + p.y];
  }

  /** A click without a pointer comes from assistive technology or a script: it selects. */
  private pressedByTool(e: MouseEvent): void {
    if (e.detail !== 0 || !(e.target instanceof HTMLElement)) return;
    const node = this.c.scene.node(e.target.dataset["node"]);
    if (!node) return;
    this.c.focus(node.model.id, "keyboard");
    if (this.c.now.draft) this.clickWhileRelating(node, { x: 0, y: 0 });
    else this.c.select({ nodes: [node.model.id], edges: [] });
  }
}

function overBox(n: NodeItem, p: Point): boolean {
  return Math.abs(p.x - n.x) <= n.w / 2 && Math.abs(p.y - n.y) <= n.h / 2;
}

/** The list with the id added, or taken out when it was there. */
export function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
}
