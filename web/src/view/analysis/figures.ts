// What is worked out of figures for tables and plots.
import { levels } from "../../model/types";
import { compareNames } from "../../model/sorting";

/** The rank of a level, -1 when it is not assessed. */
export function levelRank(level: string | undefined): number {
  return levels.findIndex((l) => l === level);
}

/** What a row is sorted by: a number, a text, or nothing, which comes last both ways. */
export type SortKey = number | string | undefined;

/** Sorts rows by a key; equals keep the order of names. */
export function sortRows<T>(rows: readonly T[], key: (row: T) => SortKey, name: (row: T) => string, down: boolean): T[] {
  return [...rows].sort((a, b) => compareKeys(key(a), key(b), down) || compareNames(name(a), name(b)));
}

function compareKeys(a: SortKey, b: SortKey, down: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order = typeof a === "number" && typeof b === "number" ? a - b : compareNames(String(a), String(b));
  return down ? -order : order;
}

/** A part of a distribution: from (in) to (out, but for the last), and how many are there. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Counts figures in parts of equal width. All alike are one part; whole numbers get whole borders. */
export function bins(figures: readonly number[], most = 12): Bin[] {
  if (figures.length === 0) return [];
  const least = Math.min(...figures);
  const greatest = Math.max(...figures);
  if (least === greatest) return [{ from: least, to: greatest, count: figures.length }];
  const whole = figures.every(Number.isInteger);
  const reach = greatest - least + (whole ? 1 : 0);
  const width = whole ? Math.ceil(reach / most) : reach / most;
  const counts = Array.from({ length: Math.ceil(reach / width - 1e-9) }, () => 0);
  for (const f of figures) {
    const at = Math.min(Math.floor((f - least) / width), counts.length - 1);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, i) => ({ from: least + i * width, to: least + (i + 1) * width, count }));
}

/** Spreads points that share a spot: gives each an offset, in steps from the middle, so that none of a row is nearer than `width`. */
export function spread(xs: readonly number[], width: number): number[] {
  const lanes = new Map<number, number>(); // the last x in each lane
  const order = xs.map((x, i) => [x, i] as const).sort((a, b) => a[0] - b[0]);
  const offsets = xs.map(() => 0);
  for (const [x, i] of order) {
    const lane = free(lanes, x, width);
    lanes.set(lane, x);
    offsets[i] = lane;
  }
  return offsets;
}

function free(lanes: ReadonlyMap<number, number>, x: number, width: number): number {
  for (let step = 0; ; step++) {
    const lane = step % 2 === 0 ? step / 2 : -(step + 1) / 2;
    const last = lanes.get(lane);
    if (last === undefined || x - last >= width) return lane;
  }
}

/** Round borders for an axis from 0 to a greatest value. */
export function ticks(greatest: number, about = 5): number[] {
  if (greatest <= 0) return [0];
  const raw = greatest / about;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((n) => n * power).find((s) => s >= raw) ?? raw;
  const list: number[] = [];
  for (let i = 0; i * step <= greatest * (1 + 1e-9); i++) list.push(i * step);
  return list;
}
