// The order in which a workshop is run.
import type { Round, Workshop } from "../../model/types";

export const steps = ["open", "door", "gather", "score", "agree", "end"] as const;
export type Step = (typeof steps)[number];

/** The step that a workshop is at: where somebody who has never run one goes on. */
export function stepOf(workshop: Workshop | undefined, round: Round | undefined): Step {
  if (!workshop?.open) return "open";
  if (round?.state === "open") return "score";
  if (round?.state === "revealed") return "agree";
  return (workshop.people ?? []).length === 0 ? "door" : "gather";
}

/** The steps that cannot be gone to yet. */
export function closedSteps(workshop: Workshop | undefined): readonly Step[] {
  return workshop?.open ? [] : steps.slice(1);
}

/** The step after another one. */
export function nextStep(step: Step): Step | undefined {
  return steps[steps.indexOf(step) + 1];
}
