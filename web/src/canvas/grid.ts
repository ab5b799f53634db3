// An index of boxes by the cells of a grid, for culling and hit testing.
import type { Box } from "./geometry";

/** Finds what may lie in a box among numbered things. A thing may be put in again, at another place. */
export class GridIndex {
  private readonly cells = new Map<number, number[]>();
  private readonly places = new Map<number, readonly number[]>();
  private readonly large = new Set<number>();
  private stamp = new Uint32Array(0);
  private round = 0;

  /** Cells are squares of the given side. */
  constructor(private readonly side: number) {}

  /** Puts a thing at a box, wherever it was before. */
  put(id: number, box: Box): void {
    this.remove(id);
    const keys = this.keys(box);
    if (!keys) {
      this.large.add(id);
      return;
    }
    this.places.set(id, keys);
    for (const key of keys) {
      const cell = this.cells.get(key);
      if (cell) cell.push(id);
      else this.cells.set(key, [id]);
    }
  }

  /** Takes a thing out. */
  remove(id: number): void {
    this.large.delete(id);
    for (const key of this.places.get(id) ?? []) {
      const cell = this.cells.get(key);
      if (!cell) continue;
      const at = cell.indexOf(id);
      const last = cell.pop();
      if (last !== undefined && at < cell.length) cell[at] = last;
    }
    this.places.delete(id);
  }

  /** The things that may overlap a box, each once, in ascending order. Some of them may lie just outside. */
  query(box: Box): number[] {
    const found = [...this.large];
    const fresh = this.mark();
    const visit = (cell: readonly number[]) => {
      for (const id of cell) if (fresh(id)) found.push(id);
    };
    const keys = this.keys(box);
    if (keys) for (const key of keys) visit(this.cells.get(key) ?? []);
    else for (const cell of this.cells.values()) visit(cell);
    return found.sort((a, b) => a - b);
  }

  private mark(): (id: number) => boolean {
    const round = ++this.round;
    return (id) => {
      if (id >= this.stamp.length) {
        const longer = new Uint32Array(2 * id + 64);
        longer.set(this.stamp);
        this.stamp = longer;
      }
      if (this.stamp[id] === round) return false;
      this.stamp[id] = round;
      return true;
    };
  }

  /** The cells of a box; undefined when they are too many to list. */
  private keys(box: Box): number[] | undefined {
    const left = Math.floor(box.x / this.side);
    const top = Math.floor(box.y / this.side);
    const wide = Math.floor((box.x + box.w) / this.side) - left + 1;
    const high = Math.floor((box.y + box.h) / this.side) - top + 1;
    if (!(wide * high <= 1024)) return undefined;
    const keys: number[] = [];
    for (let y = top; y < top + high; y++) for (let x = left; x < left + wide; x++) keys.push(y * 0x200000 + x);
    return keys;
  }
}
