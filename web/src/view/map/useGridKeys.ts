import { type KeyboardEvent, type MouseEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Actor } from "../../model/types";
import { cells, keyOf, neighbour, stepped } from "./grid";
import { laneSpots } from "./GridLane";
import { nothing, onlyActor, toggleActor } from "./selection";
import { useStage } from "./stage";
import type { MoveLevels } from "./useLevels";

const order = [...cells, ...laneSpots].map(keyOf);

/** The keyboard and the click in the grid: arrows go, Alt and arrows move, Space and Enter select. */
export function useGridKeys(host: RefObject<HTMLElement | null>, spots: ReadonlyMap<string, readonly Actor[]>, move: MoveLevels | undefined) {
  const { selection, select, open } = useStage();
  const ids = useMemo(() => new Map([...spots].map(([key, list]) => [key, list.map((a) => a.id)])), [spots]);
  const [wanted, setCurrent] = useState<string>();
  const everybody = order.flatMap((key) => ids.get(key) ?? []);
  const current = wanted !== undefined && everybody.includes(wanted) ? wanted : everybody[0];
  const keepFocus = useKeptFocus(host);
  const go = (id: string) => {
    flushSync(() => setCurrent(id)); // one who stood behind a number comes forth
    chipOf(host.current, id)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const id = actorOf(event.target);
    if (!id || event.ctrlKey || event.metaKey) return;
    if (event.altKey) keepFocus(id);
    const done = event.altKey ? stepKey(event.key, move, selection.actors.includes(id) ? selection.actors : [id]) : arrow(event.key, id) || named(event, id);
    if (done) event.preventDefault();
  };
  const arrow = (key: string, id: string) => {
    const next = neighbour(ids, order, id, key);
    if (next) go(next);
    return next !== undefined;
  };
  const named = (event: KeyboardEvent, id: string) => {
    if (event.key === "Enter") open(id);
    else if (event.key === " ") select(toggleActor(selection, id));
    else if (event.key === "Escape") select(nothing);
    else return false;
    return true;
  };
  const onClick = (event: MouseEvent) => {
    const id = actorOf(event.target);
    if (!id || event.detail === 0) return; // the keyboard's clicks are heard above
    setCurrent(id);
    select(event.shiftKey || event.ctrlKey || event.metaKey ? toggleActor(selection, id) : onlyActor(id));
  };
  return { current, handlers: { onKeyDown, onClick } };
}

// A chip that moves to another cell is a new element: the focus goes along until
// it is taken somewhere else.
function useKeptFocus(host: RefObject<HTMLElement | null>): (id: string) => void {
  const kept = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (kept.current !== undefined && document.activeElement === document.body) chipOf(host.current, kept.current)?.focus();
  });
  useEffect(() => {
    const taken = (event: Event) => {
      if (event.target instanceof Element && actorOf(event.target) !== kept.current) kept.current = undefined;
    };
    document.addEventListener("focusin", taken);
    document.addEventListener("pointerdown", taken);
    return () => {
      document.removeEventListener("focusin", taken);
      document.removeEventListener("pointerdown", taken);
    };
  }, []);
  return useCallback((id: string) => {
    kept.current = id;
  }, []);
}

/** Moves one step along an axis; false for other keys. */
function stepKey(key: string, move: MoveLevels | undefined, actors: readonly string[]): boolean {
  const by = key === "ArrowRight" || key === "ArrowUp" ? 1 : -1;
  const axis = { ArrowRight: "interest", ArrowLeft: "interest", ArrowUp: "influence", ArrowDown: "influence" }[key];
  if (!axis || !move) return false;
  move(actors, (from) => (axis === "interest" ? { ...from, interest: stepped(from.interest, by) } : { ...from, influence: stepped(from.influence, by) }));
  return true;
}

function actorOf(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>("[data-actor]")?.dataset["actor"] : undefined;
}

/** The button of an actor. */
export function chipOf(host: HTMLElement | null, id: string): HTMLElement | undefined {
  return [...(host?.querySelectorAll<HTMLElement>("[data-actor]") ?? [])].find((e) => e.dataset["actor"] === id);
}
