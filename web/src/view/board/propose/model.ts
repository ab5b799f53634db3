// A proposal as the service gives it: internal/governance's Proposal with what
// must be said with it.

/** A group with what it covers. */
export interface Point {
  /** The most members asked for; of today's group, its members. */
  readonly size: number;
  /** No group of the size meets the demands when false. */
  readonly feasible: boolean;
  /** None was found in time when false. */
  readonly found: boolean;
  readonly members: readonly string[] | null;
  readonly weight: number;
  /** Of the total weight, 0–1. */
  readonly share: number;
  /** How many actors are heard. */
  readonly covered: number;
  readonly uncovered: readonly string[] | null;
  /** Nothing is better. Otherwise another group may cover `gap` more. */
  readonly proven: boolean;
  readonly gap: number;
}

/** What the best would be without one demand. */
export interface Price {
  readonly found: boolean;
  readonly weight: number;
  readonly actors: number;
  readonly proven: boolean;
}

export interface Proposal {
  readonly revision: number;
  readonly best: Point;
  readonly optima: { readonly sets: readonly { readonly members: readonly string[] }[] | null };
  readonly curve: readonly Point[] | null;
  readonly today?: Point;
  readonly prices: readonly Price[] | null;
  readonly total: number;
  readonly actors: number;
  /** In the language asked for: weights, proof, how many are as good, who cannot be heard. */
  readonly notes: readonly string[];
  /** What each of the prices is the price of. */
  readonly demands: readonly string[];
  /** The groups that are as good, written out. */
  readonly equals: readonly string[];
}
