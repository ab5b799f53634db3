// The model made ready for drawing and hit testing: boxes, wrapped names, curves.
import type { SceneEdge, SceneModel, SceneNode } from "./api";
import { curveBetween, laneOf } from "./curves";
import { around, boundsOf, type Box, curveBox, distanceToBox, distanceToCurve, type Point } from "./geometry";
import { GridIndex } from "./grid";
import { sizeAt } from "./labels";
import type { EdgeItem, NodeItem } from "./items";
import { sizeAround } from "./shapes";
import { type Block, type Ruler, wrapBest } from "./text";

/** An actor that was elsewhere. */
export interface Moved {
  readonly item: NodeItem;
  readonly from: Point;
}

/** The size of names, and the widths and lines that they are tried in, in map units. */
const nameSize = 9;
const nameWraps = [
  [100, 2],
  [126, 2],
] as const;

const side = 160;

/** The box of an actor. */
export function boxOf(n: NodeItem): Box {
  return around(n.x, n.y, n.w, n.h);
}

/** How much a node's model asks its box to grow. */
function growth(node: SceneNode): number {
  return Math.min(2, Math.max(0.5, node.size ?? 1));
}

/** The scene of one model. */
export class Scene {
  nodes: NodeItem[] = [];
  edges: EdgeItem[] = [];
  model: SceneModel = { nodes: [], edges: [] };
  /** Grows with every new model and measure, not with moves in the drawing. */
  version = 0;
  /** Somebody else drags an actor now. */
  held = false;
  /** Actors that are new, or elsewhere, or otherwise named, since names were placed. */
  readonly unplaced = new Set<NodeItem>();
  private byId = new Map<string, NodeItem>();
  private edgeById = new Map<string, EdgeItem>();
  private grid = new GridIndex(side);

  constructor(private ruler: Ruler) {}

  /** Measures all names anew, with another ruler: the font has come. */
  remeasure(ruler: Ruler): void {
    this.ruler = ruler;
    for (const n of this.nodes) {
      this.measure(n, n.model);
      this.grid.put(n.index, boxOf(n));
    }
    for (const e of this.edges) this.bend(e);
    this.version++;
  }

  node(id: string | undefined): NodeItem | undefined {
    return id === undefined ? undefined : this.byId.get(id);
  }

  edge(id: string | undefined): EdgeItem | undefined {
    return id === undefined ? undefined : this.edgeById.get(id);
  }

  /** Takes a new model. `keep` says where a node is drawn instead of where the model has it.
   * Returns the actors that were there before and are elsewhere now, with where they were. */
  setModel(model: SceneModel, keep: (id: string) => Point | undefined): Moved[] {
    const before = this.model;
    this.model = model;
    const same = this.sameNodes(model.nodes) && this.sameEdges(model.edges);
    const moved = same ? this.update(model, keep) : this.rebuild(model, keep);
    if (!same || model.focus !== before.focus || model.dimmed !== before.dimmed || model.highlight !== before.highlight) this.mark(model);
    this.held = model.nodes.some((n) => n.heldBy);
    this.version++;
    return moved;
  }

  private sameNodes(nodes: readonly SceneNode[]): boolean {
    return nodes.length === this.nodes.length && nodes.every((n, i) => n.id === this.nodes[i]!.model.id);
  }

  private sameEdges(edges: readonly SceneEdge[]): boolean {
    if (edges.length !== this.edges.length) return false;
    return edges.every((e, i) => {
      const old = this.edges[i]!.model;
      return e === old || (e.id === old.id && e.from === old.from && e.to === old.to);
    });
  }

  /** The same actors and relations, some of them changed: only those are made ready again. */
  private update(model: SceneModel, keep: (id: string) => Point | undefined): Moved[] {
    const moved: Moved[] = [];
    const bent = new Set<EdgeItem>();
    model.edges.forEach((edge, i) => (this.edges[i]!.model = edge));
    model.nodes.forEach((node, i) => {
      const item = this.nodes[i]!;
      const at = keep(node.id) ?? node;
      const elsewhere = item.x !== finite(at.x) || item.y !== finite(at.y);
      if (item.model === node && !elsewhere) return;
      if (elsewhere) moved.push({ item, from: { x: item.x, y: item.y } });
      if (!sameBox(item.model, node)) this.measure(item, node);
      item.model = node;
      this.put(item, at);
      for (const e of item.edges) bent.add(e);
    });
    for (const e of bent) this.bend(e);
    return moved;
  }

  private put(item: NodeItem, at: Point): void {
    const [x, y] = [finite(at.x), finite(at.y)];
    if (item.x !== x || item.y !== y) this.unplaced.add(item);
    [item.x, item.y] = [x, y];
    this.grid.put(item.index, boxOf(item));
  }

  /** Other actors or relations than before: everything is put together anew, of what is known. */
  private rebuild(model: SceneModel, keep: (id: string) => Point | undefined): Moved[] {
    const before = this.byId;
    const moved: Moved[] = [];
    this.grid = new GridIndex(side);
    this.byId = new Map();
    this.nodes = [];
    for (const node of model.nodes) {
      if (this.byId.has(node.id)) continue;
      const old = before.get(node.id);
      const item = this.nodeItem(old, node);
      const from = { x: item.x, y: item.y };
      item.index = this.nodes.push(item) - 1;
      this.byId.set(node.id, item);
      this.put(item, keep(node.id) ?? node);
      if (old && (from.x !== item.x || from.y !== item.y)) moved.push({ item, from });
    }
    this.setEdges(model.edges);
    for (const n of this.unplaced) if (this.byId.get(n.model.id) !== n) this.unplaced.delete(n);
    return moved;
  }

  private nodeItem(old: NodeItem | undefined, node: SceneNode): NodeItem {
    const item = old ?? {
      index: 0,
      model: node,
      x: 0,
      y: 0,
      w: 0,
      h: 0,
      own: { w: 0, h: 0 },
      block: noBlock,
      edges: [],
      dim: false,
      marked: false,
      nameFrom: Infinity,
      smallGaps: [[0, Infinity]],
    };
    if (!old || !sameBox(old.model, node)) this.measure(item, node);
    item.model = node;
    item.edges = [];
    return item;
  }

  private measure(item: NodeItem, node: SceneNode): void {
    const grow = growth(node);
    const size = nameSize * Math.max(1, grow);
    const bold = node.owner === true;
    const wraps = nameWraps.map(([width, lines]) => [width * Math.max(1, grow), lines] as const);
    let block = wrapBest(this.ruler, node.label, size, bold, wraps);
    if (block.cut && node.short) block = wrapBest(this.ruler, node.short, size, bold, wraps);
    item.block = block;
    this.unplaced.add(item);
    item.own = sizeAround(node.kind, block.width, block.height, grow);
    Object.assign(item, item.own);
  }

  private setEdges(edges: readonly SceneEdge[]): void {
    const before = this.edgeById;
    this.edgeById = new Map();
    this.edges = [];
    const pairs = new Map<string, EdgeItem[]>();
    for (const edge of edges) {
      const a = this.byId.get(edge.from);
      const b = this.byId.get(edge.to);
      if (!a || !b || a === b || this.edgeById.has(edge.id)) continue;
      const item = before.get(edge.id) ?? newEdge(edge, a, b);
      Object.assign(item, { model: edge, a, b, index: this.edges.length });
      this.edges.push(item);
      this.edgeById.set(edge.id, item);
      a.edges.push(item);
      b.edges.push(item);
      const pair = edge.from < edge.to ? `${edge.from}\n${edge.to}` : `${edge.to}\n${edge.from}`;
      const members = pairs.get(pair);
      if (members) members.push(item);
      else pairs.set(pair, [item]);
    }
    for (const members of pairs.values()) members.forEach((e, i) => (e.lane = laneOf(i, members.length)));
    for (const e of this.edges) this.bend(e);
  }

  private bend(e: EdgeItem): void {
    const [low, high] = e.a.model.id < e.b.model.id ? [e.a, e.b] : [e.b, e.a];
    curveBetween(e.curve, low, high, e.lane, low !== e.a);
    e.box = curveBox(e.curve);
  }

  private mark(model: SceneModel): void {
    const nodes = new Set(model.highlight?.nodes);
    const edges = new Set(model.highlight?.edges);
    const near = this.near(model.focus);
    for (const n of this.nodes) {
      n.marked = nodes.has(n.model.id);
      n.dim = (model.dimmed?.has(n.model.id) ?? false) || (near !== undefined && !near.has(n)) || (model.highlight !== undefined && !n.marked);
    }
    for (const e of this.edges) {
      e.marked = edges.has(e.model.id);
      e.dim = e.a.dim || e.b.dim || (model.highlight !== undefined && !e.marked);
    }
  }

  private near(focus: string | undefined): Set<NodeItem> | undefined {
    const item = this.node(focus);
    return item && new Set([item, ...neighbours(item)]);
  }

  /** Gives actors the sizes that they have at a scale; their relations end at them. Pauses now and then. */
  *resize(sizeOf: (n: NodeItem) => { readonly w: number; readonly h: number }): Generator<void> {
    const bent = new Set<EdgeItem>();
    for (const n of this.nodes) {
      const { w, h } = sizeOf(n);
      if (w === n.w && h === n.h) continue;
      [n.w, n.h] = [w, h];
      this.grid.put(n.index, boxOf(n));
      for (const e of n.edges) bent.add(e);
    }
    let count = 0;
    for (const e of bent) {
      this.bend(e);
      if (++count % 300 === 0) yield;
    }
  }

  /** Moves an actor in the drawing, with its relations. */
  place(item: NodeItem, at: Point): void {
    this.put(item, at);
    for (const e of item.edges) this.bend(e);
  }

  /** The actors that may be seen in a box, in the order of drawing. */
  nodesIn(box: Box): NodeItem[] {
    return this.grid.query(box).map((i) => this.nodes[i]!);
  }

  /** The box around everything, or some actors, with names as large as they are at a scale; undefined for none. */
  bounds(ids?: readonly string[], k = Infinity): Box | undefined {
    const items = ids ? ids.flatMap((id) => this.byId.get(id) ?? []) : this.nodes;
    const boxes = items.map((n) => {
      const { w, h } = sizeAt(n, k, true);
      return around(n.x, n.y, w, h);
    });
    if (!ids) for (const b of this.model.backdrop ?? []) boxes.push(backdropBox(b));
    return boundsOf(boxes);
  }

  /** The actors within `reach` of a point, the nearest first; of those hit, the one on top first. */
  nodesAt(p: Point, reach: number): NodeItem[] {
    const far = (n: NodeItem) => distanceToBox(p, boxOf(n));
    const near = this.nodesIn(around(p.x, p.y, 2 * reach, 2 * reach)).filter((n) => far(n) <= reach);
    return near.sort((a, b) => far(a) - far(b) || b.index - a.index);
  }

  /** The relation nearest to a point within `reach`. */
  edgeAt(p: Point, reach: number): EdgeItem | undefined {
    let best: EdgeItem | undefined;
    let least = reach;
    for (const e of this.edges) {
      if (distanceToBox(p, e.box) > least) continue;
      const far = distanceToCurve(p, e.curve);
      if (far <= least) [best, least] = [e, far];
    }
    return best;
  }
}

function newEdge(model: SceneEdge, a: NodeItem, b: NodeItem): EdgeItem {
  return { index: 0, model, a, b, lane: 0, curve: new Float64Array(8), box: { x: 0, y: 0, w: 0, h: 0 }, dim: false, marked: false };
}

const noBlock: Block = { lines: [], size: nameSize, bold: false, width: 0, height: 0, cut: false };

/** The actors at the other ends of an actor's relations, each once. */
export function neighbours(n: NodeItem): Set<NodeItem> {
  return new Set(n.edges.map((e) => (e.a === n ? e.b : e.a)));
}

function finite(v: number): number {
  return Number.isFinite(v) ? v : 0;
}

function sameBox(a: SceneNode, b: SceneNode): boolean {
  return a === b || (a.label === b.label && a.short === b.short && a.kind === b.kind && a.owner === b.owner && a.size === b.size);
}

function backdropBox(b: NonNullable<SceneModel["backdrop"]>[number]): Box {
  switch (b.kind) {
    case "rect":
      return b;
    case "ring":
      return around(b.x, b.y, 2 * b.r, 2 * b.r);
    case "line":
      return { x: Math.min(b.x1, b.x2), y: Math.min(b.y1, b.y2), w: Math.abs(b.x2 - b.x1), h: Math.abs(b.y2 - b.y1) };
    case "text":
      return { x: b.x, y: b.y, w: 0, h: 0 };
  }
}
