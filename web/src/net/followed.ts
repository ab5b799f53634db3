// A map that stays up to date.
import { type Change, fold, type Row, type Snapshot } from "../model/records";
import type { Workshop } from "../model/types";
import { type ApiError, ask, asApiError } from "./ask";
import { follow, type Listener } from "./stream";

/** What one knows of a map. */
export interface Followed {
  readonly snapshot: Snapshot | undefined;
  /** The revision at which a drawing last changed. */
  readonly drawn: number;
  readonly workshop: Workshop | undefined;
  readonly connected: boolean;
  /** Why it could not be loaded the last time. */
  readonly failure: ApiError | undefined;
  /** It is not tried again: the map is gone, the workshop has ended, or one was sent out. */
  readonly over: boolean;
}

/** The net as this needs it. */
export interface Ways {
  load(map: string): Promise<Snapshot>;
  follow(map: string, listener: Listener): () => void;
}

// What one knows before anything has come.
const unseen: Followed = { snapshot: undefined, drawn: 0, workshop: undefined, connected: false, failure: undefined, over: false };
const again = 2000; // ms until loading is tried again

const server: Ways = { load, follow };

/** How a map is followed. */
export interface Manner {
  /** Milliseconds in which changes are gathered before they are shown. */
  readonly gather: number;
  /** Revisions are told, too, that change nothing of what one sees: others' answers, which are counted. */
  readonly everything: boolean;
}

/** Follows a map as long as somebody watches; `see` gives how it is, and `watch` tells when that has changed. */
export function followMap(map: string, { gather, everything }: Manner, ways: Ways = server) {
  let current: Snapshot | undefined;
  let drawn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unfollow = () => {};
  let run = 0; // which run of watching this is; what belongs to an earlier one is dropped
  const showRecords = () => {
    timer = undefined;
    if (current) show({ snapshot: current, drawn });
  };
  const change = (one: Change) => {
    if (!current || one.revision <= current.revision) return;
    if (one.revision > current.revision + 1) return reload();
    current = fold(current, one);
    if (one.patch.length === 0 && !everything) return;
    if (one.patch.some((edit) => !edit.key.startsWith("score/"))) drawn = one.revision;
    timer ??= setTimeout(showRecords, gather);
  };
  const loaded = (snapshot: Snapshot) => {
    current = snapshot;
    drawn = snapshot.revision;
    show({ failure: undefined, over: false });
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
    const over = refused.status >= 400 && refused.status < 500 && refused.status !== 429;
    show({ failure: refused, over, connected: false });
    if (!over) timer = setTimeout(start, again);
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
  let seen: Followed = unseen;
  const watchers = new Set<() => void>();
  return {
    see: () => seen,
    show(what: Partial<Followed>) {
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

async function load(id: string): Promise<Snapshot> {
  const { revision, records } = await ask<{ revision: number; records: Record<string, Row> }>("GET", `/api/maps/${id}`);
  return { revision, records: new Map(Object.entries(records)) };
}
