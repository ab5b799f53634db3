// Keeps the names of a scene placed: at once where little has changed, bit by bit
// where much has.
import { namesMeet, placeNames, placeSomeNames } from "./labels";
import type { NodeItem } from "./items";
import type { Scene } from "./scene";
import { fitsSmall, nearby, placeSmallNames } from "./smallNames";

/** Above so many changes all names are placed anew. */
const few = 40;

/** After so many milliseconds without changes, names that only yielded so far get a fair place. */
const patience = 600;

/** Most names that are shown although there is no room for them. */
const mostForced = 12;

/** The names of one scene. */
export class Names {
  private roughSince: number | undefined;

  /** Brings the names up to date; pauses when that takes long. Given up half-way, it is as if it had not begun. */
  *refresh(scene: Scene, now: number): Generator<void, void> {
    const { nodes, unplaced } = scene;
    const fair = this.roughSince !== undefined && now - this.roughSince > patience;
    if (unplaced.size === 0 && !fair) return;
    const changed = new Set(unplaced);
    unplaced.clear();
    if (changed.size <= few && nodes.length > few && !fair) {
      placeSomeNames(nodes, changed);
      yield* placeSmallNames(nodes, nearby(nodes, changed));
      this.roughSince = now;
      return;
    }
    let done = false;
    try {
      yield* placeNames(nodes);
      yield* placeSmallNames(nodes);
      done = true;
      this.roughSince = undefined;
    } finally {
      if (!done) for (const n of changed) unplaced.add(n);
    }
  }

  /** In how many milliseconds the names should be looked at again; undefined for not at all. */
  due(now: number): number | undefined {
    return this.roughSince === undefined ? undefined : Math.max(0, this.roughSince + patience + 1 - now);
  }
}

/** The actors whose names are shown at a scale though there is no room: the first of those asked for that do not meet. */
export function forced(asked: readonly NodeItem[], k: number): NodeItem[] {
  const found: NodeItem[] = [];
  for (const n of asked) {
    if (found.length === mostForced) break;
    if (k < n.nameFrom && !found.some((other) => namesMeet(n, other, k))) found.push(n);
  }
  return found;
}

/** Whether an actor's name is shown small, inside its box, at a scale. */
export function small(n: NodeItem, k: number, anyhow: readonly NodeItem[]): boolean {
  return fitsSmall(n, k) && !anyhow.some((other) => other !== n && namesMeet(n, other, k));
}

/** Whether an actor's name is shown at a scale beside those that are shown anyhow. */
export function named(n: NodeItem, k: number, anyhow: readonly NodeItem[]): boolean {
  return k >= n.nameFrom && !anyhow.some((other) => other !== n && namesMeet(n, other, k));
}
