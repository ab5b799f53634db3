import { type DragEvent, useState } from "react";

/** Handlers for a place where things can be dropped, and whether one that it takes is over it. */
export function useDrop(takes: (event: DragEvent) => boolean, drop: (event: DragEvent) => void) {
  const [over, setOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!takes(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      drop(event);
    },
  };
  return { over, handlers };
}
