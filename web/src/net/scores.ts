// Answers on their way to the server.
import { type Answer, type Criterion, question } from "../model/scores";
import type { Score } from "../model/types";
import type { Parcel } from "./outbox";

/** An answer to send: the last to a question is the one that counts. No answer takes it back. */
export function scoreParcel(map: string, round: string, actor: string, criterion: Criterion, answer: Answer | undefined, standIn?: string): Omit<Parcel, "id"> {
  const score = answer === undefined ? { actor, criterion, withdraw: true } : { actor, criterion, ...(answer && { level: answer }) };
  return {
    path: `/api/maps/${map}/scores`,
    body: { round, scores: [score], ...(standIn !== undefined && { standIn }) },
    replaces: `score/${round}/${standIn ?? ""}/${question(actor, criterion)}`,
  };
}

/** The answers of a round that wait to be sent, by question; undefined takes one back. */
export function answersWaiting(parcels: readonly Parcel[], round: string, standIn?: string): Map<string, Answer | undefined> {
  const found = new Map<string, Answer | undefined>();
  for (const { path, body } of parcels) {
    if (!path.endsWith("/scores") || body["round"] !== round || body["standIn"] !== standIn) continue;
    for (const score of body["scores"] as readonly (Score & { withdraw?: boolean })[]) {
      found.set(`${score.actor}/${score.criterion}`, score.withdraw ? undefined : (score.level ?? ""));
    }
  }
  return found;
}
