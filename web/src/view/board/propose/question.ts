// What one asks for a structure, as the form keeps it and as it is sent.
import type { components } from "../../../model/api.gen";
import type { Row } from "../../../model/records";
import type { Actor, Command } from "../../../model/types";

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

/** A question about a group with nothing asked yet. */
export function plainQuestion(group: string): Question {
  return { group, most: usual, must: [], advise: [], never: [], bounds: {}, contact: "", freeOwner: false, freeLeader: false };
}

/** The question that the map keeps about a group, and whether the group was made up by an answer to it; undefined when it keeps none. */
export function keptQuestion(records: ReadonlyMap<string, Row>, group: string): { question: Question; accepted: boolean } | undefined {
  const kept = records.get(`question/${group}`);
  if (!kept) return undefined;
  const of = (kind: string) => [...records].filter(([key, row]) => key.startsWith(`${kind}/`) && (row.group ?? "") === group).map(([, row]) => row);
  const wanted = (place: string) => of("demand").flatMap((d) => (d.wanted === place ? [String(d.actor)] : []));
  const bounds = Object.fromEntries(
    of("limit").map((l) => [l.kind, { least: l.least ? String(l.least) : "", most: Number(l.most) < 0 ? "" : String(l.most) }]),
  );
  const question = {
    group,
    most: Number(kept.most ?? 0) || usual,
    must: wanted("must"),
    advise: wanted("advise"),
    never: wanted("never"),
    bounds: bounds as Question["bounds"],
    contact: String(kept.contact ?? ""),
    freeOwner: kept.freeOwner === true,
    freeLeader: kept.freeLeader === true,
  };
  return { question, accepted: kept.accepted === true };
}

/** The command that keeps a question with the map. */
export function keeping(question: Question): Command {
  const { bounds, ...rest } = questionBody(question);
  const limits = (bounds ?? []).map(({ kind, least, most }) => ({ kind, ...(least && { least }), most: most ?? -1 }));
  return { command: "KeepQuestion", args: { ...rest, limits } } as Command;
}

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
