// What is dragged across the board: a seat, or an actor without one.
import { type DragEvent, type RefCallback, useCallback } from "react";

export interface Carried {
  readonly actor: string;
  readonly seat?: string;
}

const kind = "application/x-interessentkart";

/** Makes an element, whose draggable says whether it may, one that carries an actor or its seat. Its menu does the same. */
export function useCarried(actor: string, seat?: string): RefCallback<HTMLElement> {
  return useCallback(
    (element) => {
      const start = ({ dataTransfer }: globalThis.DragEvent) => {
        dataTransfer?.setData(kind, JSON.stringify({ actor, seat }));
        if (dataTransfer) dataTransfer.effectAllowed = "move";
      };
      element?.addEventListener("dragstart", start);
      return () => element?.removeEventListener("dragstart", start);
    },
    [actor, seat],
  );
}

/** Tells whether what is dragged comes from the board. */
export function carries(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(kind);
}

/** What was dropped. */
export function dropped(event: DragEvent): Carried | undefined {
  try {
    return JSON.parse(event.dataTransfer.getData(kind)) as Carried;
  } catch {
    return undefined; // something else was dropped
  }
}
