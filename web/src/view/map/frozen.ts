// Holding the map still: what others change waits, what one changes oneself is shown.
import { type Dispatch, type SetStateAction, useCallback, useEffect, useMemo, useState } from "react";
import { graphOf, type Graph } from "../../model/graph";
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

/** The graph to show, and how to hold it still. */
export function useFreeze(map: LiveMap): { graph: Graph; freeze: Freeze } {
  const [held, setHeld] = useState<Snapshot>();
  const on = held !== undefined;
  useOwnChanges(map, on, setHeld);
  const { snapshot } = map;
  const set = useCallback((hold: boolean) => setHeld(hold ? snapshot : undefined), [snapshot]);
  const graph = held ? graphOf(held) : map.graph;
  const waiting = Math.max(0, map.graph.revision - graph.revision);
  const freeze = useMemo(() => ({ on, waiting, set }), [on, waiting, set]);
  return { graph, freeze };
}

function useOwnChanges({ changes }: LiveMap, on: boolean, setHeld: Dispatch<SetStateAction<Snapshot | undefined>>) {
  useEffect(() => {
    if (!on) return undefined;
    return changes.hear(({ patch }) => setHeld((held) => held && withOwn(held, patch)));
  }, [changes, on, setHeld]);
}
