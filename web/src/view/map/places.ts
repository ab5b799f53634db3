// Where actors stand. Stored positions are as they are; who has none is shown
// beside its neighbours, without anybody else moving and without storing it.
import type { Graph } from "../../model/graph";
import type { Place } from "./scene";
import type { View } from "../../model/types";

/** The places of the actors that have one in a view. */
export function storedPlaces(graph: Graph, view: View): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const p of graph.positions) {
    if (p.view === view && graph.actors.has(p.actor)) places.set(p.actor, { x: p.x, y: p.y });
  }
  return places;
}

// The room that a box with its name needs, in map units.
const room = { w: 130, h: 54 };

/**
 * Adds a place for every actor that has none: the free one nearest to the middle
 * of its neighbours. The same map gives the same places.
 */
export function withNewcomers(graph: Graph, known: ReadonlyMap<string, Place>): Map<string, Place> {
  const places = new Map(known);
  const taken = new Taken(places.values());
  let left = [...graph.actors.keys()].filter((id) => !places.has(id)).sort();
  while (left.length > 0) {
    const near = left.filter((id) => placedNeighbours(graph, id, places).length > 0);
    const next = near.length > 0 ? near : left.slice(0, 1);
    for (const id of next) {
      const place = taken.nearestFree(middle(placedNeighbours(graph, id, places)) ?? taken.below());
      places.set(id, place);
      taken.take(place);
    }
    left = left.filter((id) => !places.has(id));
  }
  return places;
}

function placedNeighbours(graph: Graph, id: string, places: ReadonlyMap<string, Place>): Place[] {
  return graph.relationsOf(id).flatMap((r) => places.get(r.from === id ? r.to : r.from) ?? []);
}

function middle(places: readonly Place[]): Place | undefined {
  if (places.length === 0) return undefined;
  const sum = places.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }));
  return { x: sum.x / places.length, y: sum.y / places.length };
}

/** The places that are taken, by cells as large as the room of one. */
class Taken {
  private readonly cells = new Map<string, Place[]>();
  private box: { left: number; right: number; bottom: number } | undefined;

  constructor(places: Iterable<Place>) {
    for (const place of places) this.take(place);
  }

  take(place: Place): void {
    const key = this.cell(place.x, place.y);
    this.cells.set(key, [...(this.cells.get(key) ?? []), place]);
    const { box } = this;
    this.box = box
      ? { left: Math.min(box.left, place.x), right: Math.max(box.right, place.x), bottom: Math.max(box.bottom, place.y) }
      : { left: place.x, right: place.x, bottom: place.y };
  }

  /** Under everything: where one without relations goes. */
  below(): Place {
    return this.box ? { x: (this.box.left + this.box.right) / 2, y: this.box.bottom + 1.5 * room.h } : { x: 0, y: 0 };
  }

  /** The free place nearest to a wanted one, going round it in growing squares. */
  nearestFree(want: Place): Place {
    for (let ring = 0; ; ring++) {
      const free = around(want, ring).filter((p) => this.isFree(p));
      free.sort((a, b) => distance(a, want) - distance(b, want) || a.y - b.y || a.x - b.x);
      if (free[0]) return free[0];
    }
  }

  private isFree(p: Place): boolean {
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        const others = this.cells.get(this.cell(p.x + dx * room.w, p.y + dy * room.h)) ?? [];
        if (others.some((o) => Math.abs(o.x - p.x) < room.w && Math.abs(o.y - p.y) < room.h)) return false;
      }
    }
    return true;
  }

  private cell(x: number, y: number): string {
    return `${Math.floor(x / room.w)} ${Math.floor(y / room.h)}`;
  }
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function around({ x, y }: Place, ring: number): Place[] {
  const places: Place[] = [];
  for (let i = -ring; i <= ring; i++) {
    for (let j = -ring; j <= ring; j++) {
      if (Math.max(Math.abs(i), Math.abs(j)) === ring) places.push({ x: x + (i * room.w) / 2, y: y + (j * room.h) / 2 });
    }
  }
  return places;
}
