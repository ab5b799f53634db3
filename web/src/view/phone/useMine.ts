import { useCallback, useEffect, useState } from "react";
import { rightsOf } from "../../model/rights";
import type { Command } from "../../model/types";
import { type ApiError, ask } from "../../net/ask";
import { keepMine, type Mine, recallMine, recordOf } from "./mine";
import type { Phone } from "./usePhone";

/** What one has sent from this phone, and ways to send more. */
export interface Sent {
  /** The latest first. */
  readonly mine: readonly Mine[];
  /** The records of one's proposals that the facilitator has yet to decide. */
  readonly waiting: ReadonlySet<string>;
  /** Proposes something, or adds it where guests may edit. */
  send(command: Command, text: string): void;
  /** Takes back something that one has added. */
  undo(mine: Mine): Promise<ApiError | undefined>;
}

/** One's own proposals and additions. */
export function useMine({ id, outbox, workshop, connected }: Phone): Sent {
  const [mine, setMine] = useState(() => recallMine(id));
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(0);
  const settled = workshop?.settled ?? 0;
  useEffect(() => keepMine(id, mine), [id, mine]);
  useEffect(() => {
    if (!connected) return;
    let left = false;
    ask<{ proposals: { command: unknown }[] }>("GET", `/api/maps/${id}/proposals`).then(
      ({ proposals }) => !left && setWaiting(new Set(proposals.map((p) => recordOf(p.command) ?? ""))),
      () => undefined, // what is known stays; the next change asks again
    );
    return () => {
      left = true;
    };
  }, [id, settled, connected, asked]);
  const direct = rightsOf(workshop?.role).edit;
  const change = useCallback((record: string, more: Partial<Mine>) => setMine((all) => all.map((m) => (m.record === record ? { ...m, ...more } : m))), []);
  const send = useCallback(
    (command: Command, text: string) => {
      const record = recordOf(command) ?? "";
      setMine((all) => [{ record, text, direct }, ...all]);
      const path = `/api/maps/${id}/${direct ? "commands" : "proposals"}`;
      outbox.send({ path, body: { ...command } }).then(
        (answer) => {
          if (direct) change(record, { done: (answer as { id: string }).id });
          setWaiting((known) => (direct ? known : new Set([...known, record])));
          setAsked((n) => n + 1);
        },
        (error: ApiError) => change(record, { refused: error.code }),
      );
    },
    [id, direct, outbox, change],
  );
  const undo = useCallback(
    async (one: Mine) => {
      try {
        await outbox.send({ path: `/api/maps/${id}/undo`, body: { command: one.done } });
        return undefined;
      } catch (error) {
        return error as ApiError;
      }
    },
    [id, outbox],
  );
  return { mine, waiting, send, undo };
}
