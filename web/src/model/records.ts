// The records of a map as the server sends them, and the one way they change.
// There are no rules here: what may change is decided by the server.

/** Names one record: its kind and id, joined with a slash. */
export type Key = string;

/** One flat row of a map. */
export type Row = Readonly<Record<string, unknown>>;

/** Replaces one record: without `before` it is new, without `after` it goes. */
export interface Edit {
  readonly key: Key;
  readonly before?: Row;
  readonly after?: Row;
}

/** A map as it is at a revision. Never modified; `fold` gives the next one. */
export interface Snapshot {
  readonly revision: number;
  readonly records: ReadonlyMap<Key, Row>;
}

/** What one accepted command did, and the revision that it led to. */
export interface Change {
  readonly revision: number;
  readonly patch: readonly Edit[];
}

/** Gives the snapshot after a change. A change that is not the next is refused. */
export function fold(before: Snapshot, change: Change): Snapshot {
  if (change.revision !== before.revision + 1) {
    throw new Error(`revision ${change.revision} does not follow ${before.revision}`);
  }
  if (change.patch.length === 0) return { revision: change.revision, records: before.records }; // somebody else's answer in a round
  const records = new Map(before.records);
  for (const edit of change.patch) {
    if (edit.after) records.set(edit.key, edit.after);
    else records.delete(edit.key);
  }
  return { revision: change.revision, records };
}

/** Counts the records of a kind. */
export function count(snapshot: Snapshot, kind: string): number {
  let n = 0;
  for (const key of snapshot.records.keys()) if (key.startsWith(`${kind}/`)) n++;
  return n;
}

/** The title of a map, empty when it has none. */
export function title(snapshot: Snapshot): string {
  const info = snapshot.records.get("map/");
  return typeof info?.["title"] === "string" ? info["title"] : "";
}
