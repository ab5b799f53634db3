// Holding the map still: what others change waits, what one changes oneself is shown.
import { type Dispatch, type SetStateAction, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { graphOf } from "../../model/graph";
import { fold, type Edit, type Snapshot } from "../../model/records";
import type { LiveMap } from "../common/live";

/** A map that may be held still. */
export interface Freeze {
  readonly on: boolean;
  /** How many changes by others are not shown. */
  readonly waiting: number;
  set(on: boolean): void;
}

/** What is held, after a change of one's own. */
export function withOwn(held: Snapshot, patch: readonly Edit[]): Snapshot {
  return fold(held, { revision: held.revision + 1, patch });
}

/** The map to show, and how to hold it still. While many work at once it changes no more often than one can see. */
export function useFreeze(map: LiveMap): { shown: LiveMap; freeze: Freeze } {
  const [held, setHeld] = useState<Snapshot>();
  const on = held !== undefined;
  useOwnChanges(map, on, setHeld);
  const { snapshot } = map;
  const eased = useEased(snapshot);
  // What is seen when one asks is what is held.
  const set = useCallback((hold: boolean) => setHeld(hold ? eased : undefined), [eased]);
  const shown = useShown(map, held ?? eased);
  const waiting = held ? Math.max(0, snapshot.revision - held.revision) : 0;
  const freeze = useMemo(() => ({ on, waiting, set }), [on, waiting, set]);
  return { shown, freeze };
}

/** A map with another snapshot; the same object while nothing in it changes. */
function useShown({ id, workshop, connected, waiting, may, changes, past, outbox }: LiveMap, snapshot: Snapshot): LiveMap {
  return useMemo(
    () => ({ id, snapshot, graph: graphOf(snapshot), workshop, connected, waiting, may, changes, past, outbox }),
    [id, snapshot, workshop, connected, waiting, may, changes, past, outbox],
  );
}

function useOwnChanges({ changes }: LiveMap, on: boolean, setHeld: Dispatch<SetStateAction<Snapshot | undefined>>) {
  useEffect(() => {
    if (!on) return undefined;
    return changes.hear(({ patch }) => setHeld((held) => held && withOwn(held, patch)));
  }, [changes, on, setHeld]);
}

const ease = 60; // ms between two pictures while many work at once

/** The latest snapshot, but no more often than one can see. The first after a pause is shown at once. */
function useEased(snapshot: Snapshot): Snapshot {
  const [shown, setShown] = useState(snapshot);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + ease - performance.now());
    const show = () => {
      last.current = performance.now();
      setShown(snapshot);
    };
    const timer = setTimeout(show, wait);
    return () => clearTimeout(timer);
  }, [snapshot]);
  return shown;
}
