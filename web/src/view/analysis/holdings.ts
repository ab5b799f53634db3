// Which small changes an answer hangs on.
import type { Effect, Holding, Trial } from "../../model/analysis";

function same(a: Effect, b: Effect): boolean {
  return a.subject === b.subject && a.measure === b.measure && a.actor === b.actor && a.finding === b.finding;
}

/** The trials in which an answer comes out otherwise. */
export function trialsOf(stability: { readonly trials: readonly Trial[] }, holding: Holding): Trial[] {
  return stability.trials.filter((t) => t.effects.some((e) => same(e, holding)));
}
