// What the room decides about the levels of a revealed round.
import type { components } from "../../model/api.gen";
import { levels } from "../../model/types";
import type { Result } from "../../model/tally";

export type Decision = components["schemas"]["Decision"];

/** A level, or to keep the one that the map has. */
export type Choice = (typeof levels)[number] | "keep";

/** What was chosen, by question. */
export type Choices = Readonly<Record<string, Choice>>;

/** Names the question of a result. */
export function questionOf({ tally }: Result): string {
  return `${tally.actor}/${tally.criterion}`;
}

/** What holds for a result: what was chosen, else the median, else – with too few answers – the old level. Undefined must be decided. */
export function choiceFor(result: Result, choices: Choices): Choice | undefined {
  const chosen = choices[questionOf(result)];
  if (chosen) return chosen;
  if (result.tally.few) return "keep";
  return levels.find((l) => l === result.median);
}

/** How many results somebody must decide on. */
export function undecided(results: readonly Result[], choices: Choices): number {
  return results.filter((r) => choiceFor(r, choices) === undefined).length;
}

/** The decisions as the service takes them. Medians that nobody has changed set themselves. */
export function decisionsOf(results: readonly Result[], choices: Choices): Decision[] {
  const all: Decision[] = [];
  for (const result of results) {
    const chosen = choices[questionOf(result)];
    const { actor, criterion } = result.tally;
    if (chosen === "keep") all.push({ actor, criterion, keep: true });
    else if (chosen) all.push({ actor, criterion, level: chosen });
  }
  return all;
}
