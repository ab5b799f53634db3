// What one asks for a structure, as the form keeps it and as it is sent.
import type { components } from "../../../model/api.gen";
import type { Actor } from "../../../model/types";

export type Kind = Exclude<NonNullable<Actor["kind"]>, "">;

/** Bounds are texts, as they are typed; an empty one is none. */
export interface Bound {
  readonly least: string;
  readonly most: string;
}

export interface Question {
  /** The group that is to decide; "" is a new one. */
  readonly group: string;
  /** The most seats in it. */
  readonly most: number;
  readonly must: readonly string[];
  readonly advise: readonly string[];
  readonly never: readonly string[];
  readonly bounds: Readonly<Partial<Record<Kind, Bound>>>;
  /** The kontaktledd where several could be; "" is nobody in particular. */
  readonly contact: string;
  readonly freeOwner: boolean;
  readonly freeLeader: boolean;
}

/** How many seats may be asked for. */
export const largest = 100;

/** The most seats when nothing is said. */
export const usual = 7;

/** The question as the service takes it. */
export function questionBody(question: Question): components["schemas"]["structureQuestion"] {
  const { group, most, must, advise, never, contact, freeOwner, freeLeader } = question;
  return {
    ...(group && { group }),
    ...(contact && { contact }),
    ...(freeOwner && { freeOwner }),
    ...(freeLeader && { freeLeader }),
    most,
    must: [...must],
    advise: [...advise],
    never: [...never],
    bounds: bounds(question),
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
