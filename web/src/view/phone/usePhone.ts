import { useMemo, useState, useSyncExternalStore } from "react";
import type { Row, Snapshot } from "../../model/records";
import { ask } from "../../net/ask";
import { openOutbox, type Outbox } from "../../net/outbox";
import { follow } from "../../net/stream";
import { followPhone, phoneMap, type PhoneMap, type Seen, type Ways } from "./followed";

/** A map on a phone, and what waits to be sent. */
export interface Phone extends Seen {
  readonly id: string;
  readonly map: PhoneMap;
  readonly outbox: Outbox;
  /** How many changes wait to be sent. */
  readonly waiting: number;
}

const ways: Ways = { load, follow };

/** Follows a map as long as the page is there. */
export function usePhone(id: string): Phone {
  const [followed] = useState(() => followPhone(id, ways));
  const seen = useSyncExternalStore(followed.watch, followed.see);
  const [outbox] = useState(() => openOutbox(id));
  const waiting = useSyncExternalStore(outbox.watch, outbox.waiting);
  const map = useMemo(() => phoneMap(seen.records), [seen.records]);
  return { ...seen, id, map, outbox, waiting };
}

async function load(id: string): Promise<Snapshot> {
  const { revision, records } = await ask<{ revision: number; records: Record<string, Row> }>("GET", `/api/maps/${id}`);
  return { revision, records: new Map(Object.entries(records)) };
}
