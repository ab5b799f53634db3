import { useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { GraphCanvasApi, Intentions, Move } from "../../canvas/api";
import { Canvas } from "../../canvas/Canvas";
import type { View } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useAnnounce } from "../common/announce";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { neighbourhood } from "./filters";
import type { Place } from "./scene";
import { useStage } from "./stage";
import { useCanvasWords } from "./useCanvasWords";
import { placed, type Places, together, usePlaces } from "./usePlaces";
import { useRemove } from "./useRemove";
import { useScene } from "./useScene";
import { mapWords } from "./words";

/** The network, or the hierarchy, to work with. */
export function NetworkView({ view }: { view: View }) {
  const say = useSay(mapWords);
  const places = usePlaces(view);
  if (!places.all) return <p className="map-wait ds-paragraph">{say("laying")}</p>;
  return <Drawn view={view} places={places} all={places.all} />;
}

function Drawn({ view, places, all }: { view: View; places: Places; all: ReadonlyMap<string, Place> }) {
  const { may } = useMap();
  const stage = useStage();
  const model = useScene(all);
  const describe = useCanvasWords();
  const on = useIntentions(view, places);
  const canvas = useRef<GraphCanvasApi>(undefined);
  const { register, selection } = stage;
  useLayoutEffect(() => {
    register({
      fit: (ids) => canvas.current?.fit(ids),
      zoomBy: (factor) => canvas.current?.zoomBy(factor),
      focus: (id) => canvas.current?.focus(id),
      startRelation: (id) => canvas.current?.startRelation(id),
    });
    return () => register(undefined);
  }, [register]);
  usePointedOut();
  const picked = useMemo(() => ({ nodes: selection.actors, edges: selection.relations }), [selection]);
  return (
    <Canvas
      model={model}
      selection={picked}
      describe={describe}
      on={on}
      readOnly={!may.edit}
      onReady={(ready) => {
        canvas.current = ready;
      }}
    />
  );
}

/** Brings who is pointed out into view, with the neighbours: once, then one looks where one wants. */
function usePointedOut() {
  const { graph } = useMap();
  const { named, path, drawing } = useStage();
  const shown = useRef("");
  useEffect(() => {
    const ids = path?.actors ?? (named !== undefined && graph.actors.has(named) ? [...neighbourhood(graph, [named])] : []);
    const key = path ? path.actors.join(" ") : (named ?? "");
    if (ids.length === 0 || shown.current === key) return undefined;
    const frame = requestAnimationFrame(() => {
      shown.current = key;
      drawing.current?.fit(ids);
    });
    return () => cancelAnimationFrame(frame);
  }, [graph, named, path, drawing]);
}

function useIntentions(view: View, places: Places): Intentions {
  const { may } = useMap();
  const { select, open, selection, ask } = useStage();
  const send = useSend();
  const announce = useAnnounce();
  const remove = useRemove();
  return useMemo(() => {
    const looking: Intentions = {
      select: ({ nodes, edges }) => select({ actors: nodes, relations: edges }),
      open,
      openEdge: (id) => select({ actors: [], relations: [id] }),
      announce,
    };
    if (!may.edit) return looking;
    // All of the selected are related when one of them is dragged.
    const from = (id: string) => (selection.actors.includes(id) ? selection.actors : [id]);
    const move = (moves: readonly Move[], phase: string) => {
      const commands = phase === "drop" ? moving(view, places, moves) : [];
      const command = together(commands);
      if (command) void send(command);
    };
    return {
      ...looking,
      move,
      relate: (a, b) => ask({ what: "relation", from: from(a).filter((id) => id !== b), to: [b] }),
      relateToNew: (id, x, y) => ask({ what: "actor", from: id, at: { x, y } }),
      addAt: (x, y) => ask({ what: "actor", at: { x, y } }),
      removeSelected: ({ nodes, edges }) => void remove({ actors: nodes, relations: edges }),
      merge: (a, b) => ask({ what: "merge", actors: [a, b] }),
    };
  }, [may.edit, view, places, select, open, selection, ask, send, announce, remove]);
}

/** The commands of a move: those who were moved are pinned, and all who stood there only for show get their places. */
function moving(view: View, places: Places, moves: readonly Move[]) {
  const moved = new Set(moves.map((m) => m.id));
  const kept = places.keep().filter((c) => c.command !== "Place" || !moved.has(c.args.actor));
  return [...moves.map((m) => placed(view, m.id, m, true)), ...kept];
}
