// A map as the canvas is given it. What has not changed keeps being the same
// object, so that the canvas has little to do.
import type { SceneEdge, SceneModel, SceneNode } from "../../canvas/api";
import type { Graph } from "../../model/graph";
import type { Actor, Relation } from "../../model/types";
import { drawsRelation, type Filters } from "./filters";
import { type Appearance, shapeOf } from "./look";

/** A place in map units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A path to point out. */
export interface Path {
  readonly actors: readonly string[];
  readonly relations: readonly string[];
}

/** All that decides how a map is drawn. */
export interface Reading {
  readonly graph: Graph;
  readonly places: ReadonlyMap<string, Place>;
  readonly looks: ReadonlyMap<string, Appearance>;
  readonly growth: (actor: Actor) => number;
  readonly filters: Filters;
  /** Who is let through by the filter; undefined for all. */
  readonly passing: ReadonlySet<string> | undefined;
  readonly focus: string | undefined;
  readonly path: Path | undefined;
  /** What is written on a line. */
  readonly lineText: (relation: Relation) => string;
}

/** Makes scenes one after the other. */
export class SceneMaker {
  private nodes = new Map<string, SceneNode>();
  private edges = new Map<string, SceneEdge>();

  make(reading: Reading): SceneModel {
    const { graph, passing, filters, focus, path } = reading;
    const shown = (id: string) => !filters.hide || !passing || passing.has(id);
    const actors = [...graph.actors.values()].filter((a) => shown(a.id));
    const relations = [...graph.relations.values()].filter((r) => drawsRelation(filters, r) && shown(r.from) && shown(r.to));
    const nodes = actors.map((a) => keep(this.nodes.get(a.id), nodeOf(a, reading)));
    const edges = relations.map((r) => keep(this.edges.get(r.id), edgeOf(r, reading)));
    this.nodes = new Map(nodes.map((n) => [n.id, n]));
    this.edges = new Map(edges.map((e) => [e.id, e]));
    return {
      nodes,
      edges,
      ...(focus !== undefined && { focus }),
      ...(passing && !filters.hide && { dimmed: new Set(actors.map((a) => a.id).filter((id) => !passing.has(id))) }),
      ...(path && { highlight: { nodes: path.actors, edges: path.relations } }),
    };
  }
}

function nodeOf(actor: Actor, { places, looks, growth }: Reading): SceneNode {
  const look = looks.get(actor.id);
  return {
    id: actor.id,
    label: actor.name,
    ...(actor.shortName && { short: actor.shortName }),
    ...(places.get(actor.id) ?? { x: 0, y: 0 }),
    kind: shapeOf(actor.kind),
    ...(look && { tone: look.tone }),
    ...(look?.badge && { badge: look.badge }),
    size: growth(actor),
    ...(actor.evidence === "assumed" && { assumed: true }),
    ...(actor.owner && { owner: true }),
    ...(actor.aggregate && { aggregate: true }),
  };
}

function edgeOf(r: Relation, { lineText }: Reading): SceneEdge {
  return {
    id: r.id,
    from: r.from,
    to: r.to,
    type: r.type || "other",
    label: lineText(r),
    strength: r.strength,
    ...(r.evidence === "assumed" && { assumed: true }),
  };
}

/** The earlier object when it says the same. */
function keep<T extends object>(before: T | undefined, now: T): T {
  return before && same(before as Record<string, unknown>, now as Record<string, unknown>) ? before : now;
}

function same(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]) || sameTone(a[key], b[key]));
}

function sameTone(a: unknown, b: unknown): boolean {
  return typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b);
}
