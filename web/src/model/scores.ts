// One's own answers: those that the server has, and over them those on their way.
import type { Key, Row } from "./records";
import type { Level, Round, Score } from "./types";

export const criteria = ["interest", "influence"] as const;
export type Criterion = (typeof criteria)[number];

/** A level, or «vet ikke», which is the empty one. */
export type Answer = Level;

/** Names a question: an actor and a criterion. */
export function question(actor: string, criterion: Criterion): string {
  return `${actor}/${criterion}`;
}

/** One's own answers in a round, by question. The server sends nobody else's. */
export function answersIn(records: ReadonlyMap<Key, Row>, round: string): Map<string, Answer> {
  const found = new Map<string, Answer>();
  const start = `score/${round}/`;
  for (const [key, row] of records) {
    if (!key.startsWith(start)) continue;
    const score = row as Score;
    found.set(`${score.actor}/${score.criterion}`, score.level ?? "");
  }
  return found;
}

/** Answers with others over them. */
export function laidOver(under: ReadonlyMap<string, Answer>, over: ReadonlyMap<string, Answer | undefined>): Map<string, Answer> {
  const all = new Map(under);
  for (const [at, answer] of over) {
    if (answer === undefined) all.delete(at);
    else all.set(at, answer);
  }
  return all;
}

/** How far somebody is with an actor. */
export function stateOf(answers: ReadonlyMap<string, Answer>, actor: string): "none" | "some" | "all" {
  const n = criteria.filter((c) => answers.has(question(actor, c))).length;
  return n === 0 ? "none" : n === criteria.length ? "all" : "some";
}

/** The round that is neither agreed nor discarded, if there is one. */
export function liveRound(rounds: readonly Round[]): Round | undefined {
  return rounds.find((r) => r.state === "open" || r.state === "revealed");
}
