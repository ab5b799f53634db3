import { useCallback, useState } from "react";
import type { Command } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useAnnounce } from "../common/announce";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { keyOf, type Spot, spotOf } from "./grid";
import { together } from "./usePlaces";
import { mapWords } from "./words";

/** Moves actors to other levels. */
export type MoveLevels = (actors: readonly string[], to: (from: Spot) => Spot) => void;

/** Changes levels of interest and influence; who is on the way is shown there until the server has answered. */
export function useLevels(): { moved: ReadonlyMap<string, Spot>; move: MoveLevels } {
  const { graph } = useMap();
  const send = useSend();
  const tell = useTelling();
  const [moved, setMoved] = useState<ReadonlyMap<string, Spot>>(new Map());
  const move = useCallback<MoveLevels>(
    (actors, to) => {
      const moves = actors.flatMap((id) => {
        const actor = graph.actors.get(id);
        if (!actor) return [];
        const from = moved.get(id) ?? spotOf(actor);
        const next = to(from);
        return keyOf(next) === keyOf(from) ? [] : [{ id, from, next }];
      });
      const command = together(moves.map(({ id, from, next }) => changing(id, from, next)));
      if (!command) return;
      setMoved((before) => new Map([...before, ...moves.map(({ id, next }) => [id, next] as const)]));
      tell(
        moves.map((m) => m.id),
        moves[0]?.next,
      );
      void send(command).then(() => setMoved((before) => without(before, moves)));
    },
    [graph, moved, send, tell],
  );
  return { moved, move };
}

function changing(id: string, from: Spot, to: Spot): Command {
  return {
    command: "ChangeActor",
    args: { id, ...(from.interest !== to.interest && { interest: to.interest }), ...(from.influence !== to.influence && { influence: to.influence }) },
  };
}

// What has been moved on since stays.
function without(before: ReadonlyMap<string, Spot>, moves: readonly { id: string; next: Spot }[]): ReadonlyMap<string, Spot> {
  const left = new Map(before);
  for (const { id, next } of moves) if (left.get(id) === next) left.delete(id);
  return left;
}

function useTelling() {
  const say = useSay(mapWords);
  const domain = useDomain();
  const announce = useAnnounce();
  const { graph } = useMap();
  return useCallback(
    (actors: readonly string[], to: Spot | undefined) => {
      const [only] = actors;
      const who = actors.length === 1 && only ? graph.nameOf(only) : say("nActors", { n: actors.length });
      announce(say("movedTo", { who, interest: domain.label("level", to?.interest), influence: domain.label("level", to?.influence) }));
    },
    [say, domain, announce, graph],
  );
}
