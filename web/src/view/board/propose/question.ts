// What one asks for a proposal, as the form keeps it and as it is sent.
import type { components } from "../../../model/api.gen";
import type { Actor } from "../../../model/types";

export type Kind = Exclude<NonNullable<Actor["kind"]>, "">;
export type Weights = "score" | "equal" | "given";

/** Bounds are texts, as they are typed; an empty one is none. */
export interface Bound {
  readonly least: string;
  readonly most: string;
}

export interface Question {
  /** The group it is for; "" is a new one. */
  readonly group: string;
  readonly coverAll: boolean;
  readonly size: number;
  readonly must: readonly string[];
  readonly never: readonly string[];
  readonly bounds: Readonly<Partial<Record<Kind, Bound>>>;
  readonly weights: Weights;
  /** Weights that were typed, by actor; others weigh 1. */
  readonly given: Readonly<Record<string, string>>;
  readonly chain: number;
}

/** How many members may be asked for. */
export const largest = 100;

/** The question as the service takes it. Of weights that are given, all actors are named. */
export function questionBody(question: Question, actors: Iterable<string>): components["schemas"]["groupQuestion"] {
  const { group, coverAll, size, must, never, weights, chain } = question;
  return {
    ...(group && { group }),
    ...(coverAll ? { coverAll } : { size }),
    must: [...must],
    never: [...never],
    bounds: bounds(question),
    weights,
    chain,
    ...(weights === "given" && { given: Object.fromEntries([...actors].map((a) => [a, whole(question.given[a] ?? "") ?? 1])) }),
  };
}

function bounds({ bounds }: Question) {
  return (Object.entries(bounds) as [Kind, Bound][]).flatMap(([kind, { least, most }]) => {
    const [lo, hi] = [whole(least), whole(most)];
    if (lo === undefined && hi === undefined) return [];
    return [{ kind, ...(lo !== undefined && { least: lo }), ...(hi !== undefined && { most: hi }) }];
  });
}

/** A whole number from 0 that was typed; undefined for anything else. */
export function whole(text: string): number | undefined {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;
}
