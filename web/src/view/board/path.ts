// The path of a voice in words: «Bærum kommune → KS (representerer) → Styringsgruppen».
import type { Graph } from "../../model/graph";
import type { Step, Voice } from "../../model/types";

/** How a step is said; the seats of those who sit in a group need no word. */
export interface PathWords {
  step(kind: string): string;
  /** Somebody sits in both groups of a report. */
  link(actor: string): string;
  noLink: string;
  assumed: string;
}

/** A voice's whole path, actor by actor and group by group. */
export function pathText(graph: Graph, voice: Voice, words: PathWords): string {
  const steps = (voice.path ?? []).map((step) => {
    const name = step.group ? (graph.groups.get(step.group)?.name ?? step.group) : graph.nameOf(step.actor ?? "");
    const how = [stepText(graph, step, words), step.assumed ? words.assumed : ""].filter(Boolean).join(", ");
    return how ? `${name} (${how})` : name;
  });
  return [graph.nameOf(voice.actor), ...steps].join(" → ");
}

function stepText(graph: Graph, step: Step, words: PathWords): string {
  if (step.kind === "sits") return "";
  if (step.kind === "reports") return step.link ? words.link(graph.nameOf(step.link)) : words.noLink;
  return words.step(step.kind);
}

/** The voices by grade, those of one grade in their own order. Those who are not heard and listed apart stand by themselves, by why. */
export function byGrade(voices: readonly Voice[]): Map<string, Voice[]> {
  const found = new Map<string, Voice[]>();
  for (const voice of voices) {
    const key = voice.apart ?? voice.grade;
    const list = found.get(key);
    if (list) list.push(voice);
    else found.set(key, [voice]);
  }
  return found;
}
