import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useMap } from "../common/live";
import { spotFrom } from "./grid";
import { useStage } from "./stage";
import type { MoveLevels } from "./useLevels";

const threshold = 6; // CSS pixels before a press becomes a drag

interface Drag {
  readonly actors: readonly string[];
  readonly x: number;
  readonly y: number;
  on: boolean;
}

/** Dragging actors from cell to cell. Several go together when one of the selected is dragged. */
export function useGridDrag(host: RefObject<HTMLElement | null>, may: boolean, move: MoveLevels) {
  const { selection } = useStage();
  const { graph } = useMap();
  const drag = useRef<Drag>(undefined);
  const ghost = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<string>();
  const end = () => {
    drag.current = undefined;
    setOver(undefined);
    if (ghost.current) ghost.current.hidden = true;
  };
  useEscape(drag, end);
  const onPointerDown = (event: PointerEvent) => {
    const chip = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-actor]") : null;
    const id = chip?.dataset["actor"];
    if (!id || !may || event.button !== 0 || !host.current?.contains(chip) || chip.closest("dialog")) return;
    drag.current = { actors: selection.actors.includes(id) ? selection.actors : [id], x: event.clientX, y: event.clientY, on: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    const now = drag.current;
    if (!now) return;
    if (!now.on) {
      if (Math.hypot(event.clientX - now.x, event.clientY - now.y) < threshold) return;
      now.on = true;
      host.current?.setPointerCapture(event.pointerId);
      label(ghost.current, now.actors.length === 1 ? graph.nameOf(now.actors[0] ?? "") : String(now.actors.length));
    }
    if (ghost.current) ghost.current.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
    setOver(spotAt(event.clientX, event.clientY));
  };
  const onPointerUp = (event: PointerEvent) => {
    const now = drag.current;
    const to = now?.on ? spotFrom(spotAt(event.clientX, event.clientY) ?? "?") : undefined;
    end();
    if (now && to) move(now.actors, () => to);
  };
  return { over, ghost, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: end } };
}

function useEscape(drag: RefObject<Drag | undefined>, end: () => void) {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape" && drag.current?.on) end();
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  });
}

function label(ghost: HTMLElement | null, text: string) {
  if (!ghost) return;
  ghost.textContent = text;
  ghost.hidden = false;
}

function spotAt(x: number, y: number): string | undefined {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-spot]")?.dataset["spot"];
}
