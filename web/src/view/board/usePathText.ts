import { useMemo } from "react";
import type { Voice } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { pathText, type PathWords } from "./path";
import { boardWords } from "./words";

const steps = { speaksFor: "stepSpeaksFor", represents: "stepRepresents", partOf: "stepPartOf", ownPart: "stepOwnPart", attends: "stepAttends" } as const;

/** A function that writes a voice for people, in the page's language. */
export function usePathText(): (voice: Voice) => string {
  const { graph } = useMap();
  const say = useSay(boardWords);
  return useMemo(() => {
    const words: PathWords = {
      step: (kind) => (kind in steps ? say(steps[kind as keyof typeof steps]) : kind),
      link: (actor) => say("stepLink", { actor }),
      noLink: say("stepNoLink"),
      assumed: say("assumed"),
    };
    return (voice) => {
      const steers = voice.steers?.map((s) => graph.nameOf(s.actor)).join(", ");
      if (steers && voice.grade === "unheard") return say("steersWhom", { actor: graph.nameOf(voice.actor), members: steers });
      const path = pathText(graph, voice, words);
      return voice.broken ? `${path} (${say("broken", { actor: graph.nameOf(voice.broken.on) })})` : path;
    };
  }, [graph, say]);
}
