import { useMemo } from "react";
import type { Describe } from "../../canvas/api";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { mapWords } from "./words";

/** The canvas' words in the page's language. */
export function useCanvasWords(): Describe {
  const say = useSay(mapWords);
  const domain = useDomain();
  return useMemo(
    () => ({
      canvas: say("canvas"),
      help: say("canvasHelp"),
      relations: say("relations"),
      node: (node, n) => `${node.label}, ${domain.label("kind", node.kind)}, ${say("nRelations", { n })}`,
      edge: (edge, from, to) => {
        const type = domain.label("relation", edge.type);
        return `${from.label} ${type} ${to.label}${edge.label && edge.label !== type ? ` (${edge.label})` : ""}`;
      },
      relating: (from) => say("relating", { name: from.label }),
      relatingStopped: say("relatingStopped"),
    }),
    [say, domain],
  );
}
