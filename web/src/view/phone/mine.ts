// What one has proposed or added from this phone, and what became of it. The
// service keeps what waits, and the map what was taken in; the rest is told apart
// by what the phone itself remembers.
import type { Key, Row } from "../../model/records";
import type { Parcel } from "../../net/outbox";

/** One thing that was sent from this phone. */
export interface Mine {
  /** The record that it makes. */
  readonly record: Key;
  readonly text: string;
  /** It was added, not proposed. */
  readonly direct: boolean;
  /** The code of its refusal. */
  readonly refused?: string;
  /** The id of the command that added it, by which it can be undone. */
  readonly done?: string;
}

export type Fate = "unsent" | "refused" | "waiting" | "on" | "off" | "gone";

/** What became of something. `waiting` are the records of the proposals that the facilitator has yet to decide. */
export function fateOf(mine: Mine, parcels: readonly Parcel[], waiting: ReadonlySet<Key>, records: ReadonlyMap<Key, Row>): Fate {
  if (records.has(mine.record)) return "on";
  if (mine.refused !== undefined) return "refused";
  if (parcels.some((p) => recordOf(p.body) === mine.record)) return "unsent";
  if (waiting.has(mine.record)) return "waiting";
  return mine.direct ? "gone" : "off";
}

/** The record that a command makes: that of an actor or a relation. */
export function recordOf(command: unknown): Key | undefined {
  const { command: name, args } = command as { command?: string; args?: { id?: string } };
  const kind = name === "AddActor" ? "actor" : name === "Relate" ? "relation" : undefined;
  return kind && args?.id ? `${kind}/${args.id}` : undefined;
}

const shelf = (map: string) => `interessentkart.mine.${map}`;

/** What this phone remembers of a map, the latest first. */
export function recallMine(map: string): Mine[] {
  try {
    return JSON.parse(localStorage.getItem(shelf(map)) ?? "[]") as Mine[];
  } catch {
    return [];
  }
}

/** Remembers; at most the latest hundred. */
export function keepMine(map: string, mine: readonly Mine[]) {
  try {
    localStorage.setItem(shelf(map), JSON.stringify(mine.slice(0, 100)));
  } catch {
    // It is shown as long as the page is open.
  }
}
