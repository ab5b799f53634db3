// A map that stays up to date, and what one does to it.
import { createContext, useContext, useMemo, useSyncExternalStore } from "react";
import { type Graph, graphOf } from "../../model/graph";
import type { Snapshot } from "../../model/records";
import { type Rights, rightsOf } from "../../model/rights";
import type { Workshop } from "../../model/types";
import type { ApiError } from "../../net/ask";
import { type Changes, openChanges, type Past } from "../../net/changes";
import { followMap } from "../../net/followed";
import { openMyOutbox, type Outbox } from "../../net/outbox";

/** A map as a page sees it. */
export interface LiveMap {
  readonly id: string;
  /** The records that the graph is made of. */
  readonly snapshot: Snapshot;
  readonly graph: Graph;
  readonly workshop: Workshop | undefined;
  readonly connected: boolean;
  /** How many changes wait to be saved. */
  readonly waiting: number;
  readonly may: Rights;
  /** One's own changes: sends them, takes them back. */
  readonly changes: Changes;
  readonly past: Past;
  /** Sends anything else of this map that must not be lost, such as scores. */
  readonly outbox: Outbox;
}

/** How loading a map goes. */
export interface Loading {
  readonly map: LiveMap | undefined;
  readonly failure: ApiError | undefined;
}

export const MapContext = createContext<LiveMap | undefined>(undefined);

/** The map of the page; only within a page of a map. */
export function useMap(): LiveMap {
  const map = useContext(MapContext);
  if (!map) throw new Error("there is no map here");
  return map;
}

const manner = { gather: 0, everything: true };

/** Loads a map and follows it; when the stream breaks off it loads it anew. */
export function useLiveMap(id: string): Loading {
  const followed = useMemo(() => followMap(id, manner), [id]);
  const { snapshot, workshop, connected, failure } = useSyncExternalStore(followed.watch, followed.see);
  const outbox = useMemo(() => openMyOutbox(id), [id]);
  const waiting = useSyncExternalStore(outbox.watch, outbox.waiting);
  const changes = useMemo(() => openChanges(id, outbox), [id, outbox]);
  const past = useSyncExternalStore(changes.watch, changes.past);
  const role = workshop?.role;
  const may = useMemo(() => rightsOf(role), [role]);
  const map = useMemo(() => {
    if (!snapshot) return undefined;
    return { id, snapshot, graph: graphOf(snapshot), workshop, connected, waiting, may, outbox, changes, past };
  }, [id, snapshot, workshop, connected, waiting, may, outbox, changes, past]);
  return { map, failure };
}
