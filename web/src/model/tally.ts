// What a revealed round says, as it is talked about: most disagreement first.
import type { Actor, Level, Tally } from "./types";
import { levels } from "./types";
import { compareNames } from "./sorting";

/** The answers to one question. */
export interface Result {
  readonly tally: Tally;
  readonly actor: Actor;
  /** How many chose each level, from ingen to stor. */
  readonly counts: readonly [number, number, number, number];
  /** The distance between the quartiles, 0–3 steps. */
  readonly spread: number;
  /** The level that most agree on; undefined when somebody has to decide, or when there are too few answers. */
  readonly median: Level | undefined;
  /** The steps that the median lies between, when it does. */
  readonly between: readonly [Level, Level] | undefined;
}

/** The results of a round for actors that are on the map: most disagreement first, too few answers last. */
export function resultsOf(tallies: readonly Tally[], actors: readonly Actor[], round: string): Result[] {
  const byID = new Map(actors.map((a) => [a.id, a]));
  const all: Result[] = [];
  for (const tally of tallies) {
    const actor = byID.get(tally.actor);
    if (actor && tally.round === round) all.push(resultOf(tally, actor));
  }
  return all.sort(
    (a, b) =>
      Number(a.tally.few ?? false) - Number(b.tally.few ?? false) ||
      b.spread - a.spread ||
      variance(b.counts) - variance(a.counts) ||
      compareNames(a.actor.name, b.actor.name) ||
      compareNames(a.tally.criterion, b.tally.criterion),
  );
}

function resultOf(tally: Tally, actor: Actor): Result {
  const { none = 0, low = 0, medium = 0, high = 0, q1 = 0, median = 0, q3 = 0 } = tally;
  const counts = [none, low, medium, high] as const;
  const step = Math.floor(median);
  const whole = step === median;
  return {
    tally,
    actor,
    counts,
    spread: tally.few ? 0 : q3 - q1,
    median: !tally.few && whole && (counts[step] ?? 0) > 0 ? levels[step] : undefined,
    between: tally.few || whole ? undefined : [levels[step] ?? "", levels[step + 1] ?? ""],
  };
}

/** How far answers are from each other, to tell apart those whose quartiles are alike. */
export function variance(counts: readonly number[]): number {
  const n = counts.reduce((a, b) => a + b, 0);
  if (n === 0) return 0;
  const mean = counts.reduce((sum, c, step) => sum + c * step, 0) / n;
  return counts.reduce((sum, c, step) => sum + c * (step - mean) ** 2, 0) / n;
}

/** Whether answers are apart enough to talk about: a step or more between the quartiles is much. */
export function disagreement(result: Result): "much" | "some" | "none" {
  if (result.spread > 1) return "much";
  return result.spread > 0 || variance(result.counts) > 0.5 ? "some" : "none";
}
