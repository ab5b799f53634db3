import { useCallback } from "react";
import type { Command } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { isEmpty, nothing, type Selection } from "./selection";
import { useStage } from "./stage";
import { together } from "./usePlaces";
import { mapWords } from "./words";

/** The commands that remove what is selected. Relations go with their actors by themselves. */
export function removing({ actors, relations }: Selection, ends: (relation: string) => readonly string[]): Command[] {
  return [
    ...relations.filter((id) => !ends(id).some((end) => actors.includes(end))).map((id): Command => ({ command: "Unrelate", args: { id } })),
    ...actors.map((id): Command => ({ command: "RemoveActor", args: { id } })),
  ];
}

/** Removes what is selected, and says so with a way back. */
export function useRemove(): (selection: Selection) => Promise<void> {
  const { graph } = useMap();
  const { select, tell } = useStage();
  const send = useSend();
  const say = useSay(mapWords);
  return useCallback(
    async (selection) => {
      const command = together(removing(selection, (id) => ends(graph.relations.get(id))));
      if (!command || isEmpty(selection)) return;
      if (!(await send(command))) return;
      const [only] = selection.actors;
      const text = selection.actors.length === 1 && only ? say("removedOne", { name: graph.nameOf(only) }) : say("removedMany", { n: selection.actors.length });
      tell({ text: selection.actors.length === 0 ? say("removedRelations", { n: selection.relations.length }) : text, undo: true });
      select(nothing);
    },
    [graph, select, tell, send, say],
  );
}

function ends(relation: { from: string; to: string } | undefined): readonly string[] {
  return relation ? [relation.from, relation.to] : [];
}
