import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
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
import { drawnIn, drawnOut, type Stretch, stretchTo } from "./stretch";
import { useCanvasWords } from "./useCanvasWords";
import { placed, type Places, together, usePlaces } from "./usePlaces";
import { useRemove } from "./useRemove";
import { useScene } from "./useScene";
import { mapWords } from "./words";

/** The network, or the hierarchy, to work with. */
export function NetworkView({ view }: { view: View }) {
  const say = useSay(mapWords);
  const places = usePlaces(view);
  const room = useRef<HTMLDivElement>(null);
  const shape = useShape(room);
  return (
    <div className="map-room" ref={room}>
      {!places.all && <p className="map-wait ds-paragraph">{say("laying")}</p>}
      {places.all && shape !== undefined && <Drawn view={view} places={places} all={places.all} shape={shape} />}
    </div>
  );
}

/** Width by height of an element on opening, once the page around it stands: what is seen later does not jump. */
function useShape(element: RefObject<HTMLElement | null>): number | undefined {
  const [shape, setShape] = useState<number>();
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const { clientWidth = 0, clientHeight = 0 } = element.current ?? {};
      setShape(clientWidth / clientHeight);
    });
    return () => cancelAnimationFrame(frame);
  }, [element]);
  return shape;
}

interface DrawnProps {
  view: View;
  places: Places;
  all: ReadonlyMap<string, Place>;
  /** Width by height of the room. */
  shape: number;
}

function Drawn({ view, places, all, shape }: DrawnProps) {
  const { may } = useMap();
  const stage = useStage();
  const [by] = useState(() => stretchTo(shape, all.values()));
  const shown = useMemo(() => new Map([...all].map(([id, place]) => [id, drawnOut(place, by)])), [all, by]);
  const model = useScene(shown);
  const describe = useCanvasWords();
  const on = useIntentions(view, places, by);
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

function useIntentions(view: View, places: Places, by: Stretch): Intentions {
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
      const commands =
        phase === "drop"
          ? moving(
              view,
              places,
              moves.map((m) => ({ id: m.id, ...drawnIn(m, by) })),
            )
          : [];
      const command = together(commands);
      if (command) void send(command);
    };
    return {
      ...looking,
      move,
      relate: (a, b) => ask({ what: "relation", from: from(a).filter((id) => id !== b), to: [b] }),
      relateToNew: (id, x, y) => ask({ what: "actor", from: id, at: drawnIn({ x, y }, by) }),
      addAt: (x, y) => ask({ what: "actor", at: drawnIn({ x, y }, by) }),
      removeSelected: ({ nodes, edges }) => void remove({ actors: nodes, relations: edges }),
      merge: (a, b) => ask({ what: "merge", actors: [a, b] }),
    };
  }, [may.edit, view, places, by, select, open, selection, ask, send, announce, remove]);
}

/** The commands of a move: those who were moved are pinned, and all who stood there only for show get their places. */
function moving(view: View, places: Places, moves: readonly Move[]) {
  const moved = new Set(moves.map((m) => m.id));
  const kept = places.keep().filter((c) => c.command !== "Place" || !moved.has(c.args.actor));
  return [...moves.map((m) => placed(view, m.id, m, true)), ...kept];
}
