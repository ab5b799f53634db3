import { useCallback, useMemo, useState } from "react";
import type { ApiError } from "../../net/ask";
import { type Answer, answersIn, type Criterion, laidOver, question } from "../../model/scores";
import { answersWaiting, scoreParcel } from "../../net/scores";
import type { Phone } from "./usePhone";

/** One's own answers in a round. */
export interface Answers {
  /** By question, also those that are not sent yet. */
  readonly all: ReadonlyMap<string, Answer>;
  /** The questions whose answers wait to be sent. */
  readonly unsent: ReadonlySet<string>;
  /** Why the last answer was refused. */
  readonly refused: ApiError | undefined;
  /** Answers; undefined takes an answer back. */
  give(actor: string, criterion: Criterion, answer: Answer | undefined): void;
}

type Given = ReadonlyMap<string, Answer | undefined>;

/** One's own answers in a round: those given here count at once, and are sent when the network lets them. */
export function useAnswers({ id, records, outbox, waiting }: Phone, round: string): Answers {
  const [kept, setKept] = useState<{ round: string; given: Given }>({ round: "", given: new Map() });
  const [refused, setRefused] = useState<ApiError>();
  // waiting tells that the outbox has changed
  const pending = useMemo(() => (waiting >= 0 ? answersWaiting(outbox.parcels(), round) : new Map<string, Answer>()), [outbox, waiting, round]);
  const given = kept.round === round ? kept.given : pending;
  const all = useMemo(() => laidOver(laidOver(answersIn(records, round), pending), given), [records, round, pending, given]);
  const give = useCallback(
    (actor: string, criterion: Criterion, answer: Answer | undefined) => {
      const at = question(actor, criterion);
      const change = (edit: (given: Map<string, Answer | undefined>) => void) =>
        setKept((before) => {
          const next = new Map(before.round === round ? before.given : []);
          edit(next);
          return { round, given: next };
        });
      change((next) => next.set(at, answer));
      setRefused(undefined);
      outbox.send(scoreParcel(id, round, actor, criterion, answer)).catch((error: ApiError) => {
        if (answer === undefined && error.code === "score.unknown") return; // the one it takes back never left
        change((next) => next.get(at) === answer && next.delete(at));
        setRefused(error);
      });
    },
    [id, round, outbox],
  );
  return { all, unsent: new Set(pending.keys()), refused, give };
}
