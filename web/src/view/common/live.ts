// A map that stays up to date, and what one does to it.
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type Graph, graphOf } from "../../model/graph";
import { type Change, fold, type Row, type Snapshot } from "../../model/records";
import { type Rights, rightsOf } from "../../model/rights";
import type { Workshop } from "../../model/types";
import { api, type ApiError, asApiError, got } from "../../net/client";
import { type Changes, openChanges, type Past } from "../../net/changes";
import { openOutbox, type Outbox } from "../../net/outbox";
import { follow } from "../../net/stream";

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

/** Loads a map and follows it; when the stream breaks off it loads it anew. */
export function useLiveMap(id: string): Loading {
  const { snapshot, workshop, connected, failure } = useFollowed(id);
  const outbox = useMemo(() => openOutbox(id), [id]);
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

function useFollowed(id: string) {
  const [snapshot, setSnapshot] = useState<Snapshot>();
  const [workshop, setWorkshop] = useState<Workshop>();
  const [connected, setConnected] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current: Snapshot | undefined;
    let close = () => {};
    let left = false;
    let frame = 0;
    const reload = () => {
      close();
      setAttempt((n) => n + 1);
    };
    const show = () => {
      frame = 0;
      setSnapshot(current);
    };
    const change = (one: Change) => {
      if (!current || one.revision <= current.revision) return;
      if (one.revision > current.revision + 1) return reload();
      current = fold(current, one);
      frame ||= setTimeout(show, 0) as unknown as number; // changes that come together are shown together
    };
    load(id).then(
      (loaded) => {
        if (left) return;
        current = loaded;
        setSnapshot(loaded);
        setFailure(undefined);
        const revision = () => current?.revision ?? 0;
        close = follow(id, { change, workshop: setWorkshop, reload, connected: setConnected, revision });
      },
      (error: unknown) => {
        if (left) return;
        const refused = asApiError(error);
        setFailure(refused);
        if (refused.status === 0) setTimeout(() => !left && reload(), 1500);
      },
    );
    return () => {
      left = true;
      clearTimeout(frame);
      close();
    };
  }, [id, attempt]);
  return { snapshot, workshop, connected, failure };
}

async function load(id: string): Promise<Snapshot> {
  const { revision, records } = await got(api.GET("/api/maps/{map}", { params: { path: { map: id } } }));
  return { revision, records: new Map(Object.entries(records as Record<string, Row>)) };
}
