import { useMemo, useState, useSyncExternalStore } from "react";
import type { ApiError } from "../../net/ask";
import { followMap } from "../../net/followed";
import { openMyOutbox, type Outbox } from "../../net/outbox";
import type { Row } from "../../model/records";
import type { Workshop } from "../../model/types";
import { phoneMap, type PhoneMap } from "./phoneMap";

/** A map on a phone, and what waits to be sent. */
export interface Phone {
  readonly workshop: Workshop | undefined;
  readonly connected: boolean;
  /** The revision at which a drawing last changed. */
  readonly drawn: number;
  /** Why it cannot be followed any longer: the workshop has ended, or one was sent out. */
  readonly over: ApiError | undefined;
  readonly id: string;
  readonly records: ReadonlyMap<string, Row>;
  readonly map: PhoneMap;
  readonly outbox: Outbox;
  /** How many changes wait to be sent. */
  readonly waiting: number;
}

const manner = { gather: 150, everything: false }; // a phone is slow, and others are many
const nothing: ReadonlyMap<string, Row> = new Map();

/** Follows a map as long as the page is there. */
export function usePhone(id: string): Phone {
  const [followed] = useState(() => followMap(id, manner));
  const seen = useSyncExternalStore(followed.watch, followed.see);
  const [outbox] = useState(() => openMyOutbox(id));
  const waiting = useSyncExternalStore(outbox.watch, outbox.waiting);
  const { snapshot, workshop, connected, drawn } = seen;
  const records = snapshot?.records ?? nothing;
  const map = useMemo(() => phoneMap(records), [records]);
  return { workshop, connected, drawn, over: seen.over ? seen.failure : undefined, id, records, map, outbox, waiting };
}
