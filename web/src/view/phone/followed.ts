// A map as a phone follows it: it redraws when something has changed that it
// shows, not for every answer that somebody else gives.
import { type Change, fold, type Key, type Row, type Snapshot } from "../../model/records";
import type { Actor, Info, Relation, Round, Tally, Workshop } from "../../model/types";
import { type ApiError, asApiError } from "../../net/ask";
import type { Listener } from "../../net/stream";
import { compareNames } from "../../words/sorting";

/** What a phone knows of a map. */
export interface Seen {
  readonly records: ReadonlyMap<Key, Row>;
  /** The revision at which a drawing last changed. */
  readonly drawn: number;
  readonly workshop: Workshop | undefined;
  readonly connected: boolean;
  /** Why it cannot be followed any longer: the workshop has ended, or one was sent out. */
  readonly over: ApiError | undefined;
}

/** The net as this needs it. */
export interface Ways {
  load(map: string): Promise<Snapshot>;
  follow(map: string, listener: Listener): () => void;
}

/** What one knows before anything has come. */
export const unseen: Seen = { records: new Map(), drawn: 0, workshop: undefined, connected: false, over: undefined };
const gather = 150; // ms in which changes are gathered before they are shown
const again = 2000; // ms until loading is tried again

/** Follows a map as long as somebody watches; `see` gives how it is, and `watch` tells when that has changed. */
export function followPhone(map: string, ways: Ways) {
  let current: Snapshot | undefined;
  let drawn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unfollow = () => {};
  let run = 0; // which run of watching this is; what belongs to an earlier one is dropped
  const showRecords = () => {
    timer = undefined;
    if (current) show({ records: current.records, drawn });
  };
  const change = (one: Change) => {
    if (!current || one.revision <= current.revision) return;
    if (one.revision > current.revision + 1) return reload();
    current = fold(current, one);
    if (one.patch.length === 0) return; // somebody else's answer
    if (one.patch.some((edit) => !edit.key.startsWith("score/"))) drawn = one.revision;
    timer ??= setTimeout(showRecords, gather);
  };
  const loaded = (snapshot: Snapshot) => {
    current = snapshot;
    drawn = snapshot.revision;
    show({ over: undefined });
    showRecords();
    unfollow = ways.follow(map, {
      change,
      reload,
      workshop: (workshop) => show({ workshop }),
      connected: (connected) => show({ connected }),
      revision: () => current?.revision ?? 0,
    });
  };
  const failed = (error: unknown) => {
    const refused = asApiError(error);
    const gone = refused.status >= 400 && refused.status < 500 && refused.status !== 429;
    show(gone ? { over: refused, connected: false } : { connected: false });
    if (!gone) timer = setTimeout(start, again);
  };
  function start() {
    const mine = ++run;
    clearTimeout(timer);
    timer = undefined;
    ways.load(map).then(
      (snapshot) => mine === run && loaded(snapshot),
      (error: unknown) => mine === run && failed(error),
    );
  }
  function reload() {
    unfollow();
    start();
  }
  const stop = () => {
    run++;
    clearTimeout(timer);
    unfollow();
  };
  const { show, see, watch } = watched(start, stop);
  return { see, watch };
}

// watched keeps what is seen. It begins with the first who watches and stops with the last.
function watched(begin: () => void, stop: () => void) {
  let seen = unseen;
  const watchers = new Set<() => void>();
  return {
    see: () => seen,
    show(what: Partial<Seen>) {
      seen = { ...seen, ...what };
      for (const told of watchers) told();
    },
    watch(told: () => void) {
      watchers.add(told);
      if (watchers.size === 1) begin();
      return () => {
        watchers.delete(told);
        if (watchers.size === 0) stop();
      };
    },
  };
}

/** The parts of a map that a phone shows. */
export interface PhoneMap {
  readonly title: string;
  /** In the order of their names. */
  readonly actors: readonly Actor[];
  /** Names of actors by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly relations: readonly Relation[];
  readonly rounds: readonly Round[];
  readonly tallies: readonly Tally[];
  /** Other names of actors, by actor. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** Picks out what a phone shows. */
export function phoneMap(records: ReadonlyMap<Key, Row>): PhoneMap {
  const lists: Record<string, Row[]> = { actor: [], relation: [], round: [], tally: [], alias: [] };
  for (const [key, row] of records) lists[key.slice(0, key.indexOf("/"))]?.push(row);
  const list = <T>(kind: string) => (lists[kind] ?? []) as unknown as T[];
  const aliases = new Map<string, string[]>();
  for (const { actor, name } of list<{ actor: string; name: string }>("alias")) aliases.set(actor, [...(aliases.get(actor) ?? []), name]);
  const actors = list<Actor>("actor").sort((a, b) => compareNames(a.name, b.name));
  return {
    title: (records.get("map/") as unknown as Info | undefined)?.title ?? "",
    actors,
    names: new Map(actors.map((a) => [a.id, a.name])),
    relations: list("relation"),
    rounds: list("round"),
    tallies: list("tally"),
    aliases,
  };
}
