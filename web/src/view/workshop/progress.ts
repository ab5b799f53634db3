// How far the room has come. It is asked for when somebody has answered, but
// not more often than the wall can show; no answer and no name is in it.
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { components } from "../../model/api.gen";
import { ask } from "../../net/ask";

export type Progress = components["schemas"]["progress"];

const rest = 200; // ms between two questions
const beat = 10_000; // ms after which is asked anyway: phones that load the page change no map

/** Asks again when it is told to, one question at a time. */
export function askProgress(question: () => Promise<Progress>, pause = rest) {
  let known: Progress | undefined;
  let busy = false;
  let wanted = false;
  const watchers = new Set<() => void>();
  const again = async () => {
    wanted = true;
    if (busy) return;
    busy = true;
    while (wanted) {
      wanted = false;
      const found = await question().catch(() => undefined); // what is known stays; the next change asks again
      if (found) {
        known = found;
        for (const told of watchers) told();
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    busy = false;
  };
  return {
    again,
    known: () => known,
    watch(told: () => void) {
      watchers.add(told);
      return () => watchers.delete(told);
    },
  };
}

/** The progress of a map's workshop, asked for anew at every revision. */
export function useProgress(map: string, revision: number): Progress | undefined {
  const asked = useMemo(() => askProgress(() => ask<Progress>("GET", `/api/maps/${map}/workshop/progress`)), [map]);
  useEffect(() => void asked.again(), [asked, revision]);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && void asked.again(), beat);
    return () => clearInterval(timer);
  }, [asked]);
  return useSyncExternalStore(asked.watch, asked.known);
}
