import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { Graph } from "../../model/graph";
import type { Command, View } from "../../model/types";
import { api, got } from "../../net/client";
import { useMap } from "../common/live";
import { storedPlaces, withNewcomers } from "./places";
import type { Place } from "./scene";

/** Where everybody stands, and who stands there only for show. */
export interface Places {
  /** Undefined while the server finds places. */
  readonly all: ReadonlyMap<string, Place> | undefined;
  /** The commands that keep what is shown, so that it is the same for everybody. */
  keep(): Command[];
}

/** Remembers for as long as the page is open where it has shown those without a place, so that nobody jumps. */
class ForShow {
  private readonly shown = new Map<string, Place>();

  all(graph: Graph, stored: ReadonlyMap<string, Place>, told: ReadonlyMap<string, Place>): ReadonlyMap<string, Place> {
    const known = new Map<string, Place>();
    for (const id of graph.actors.keys()) {
      const place = stored.get(id) ?? this.shown.get(id) ?? told.get(id);
      if (place) known.set(id, place);
    }
    const all = known.size === graph.actors.size ? known : withNewcomers(graph, known);
    for (const [id, place] of all) this.shown.set(id, place);
    return all;
  }
}

/** The places of a view. Those without one on opening are found by the server, later ones beside their neighbours. */
export function usePlaces(view: View): Places {
  const { id, graph } = useMap();
  const stored = useMemo(() => storedPlaces(graph, view), [graph, view]);
  const [asks] = useState(() => stored.size < graph.actors.size);
  const [forShow] = useState(() => new ForShow());
  const answer = useQuery({
    queryKey: ["layout", id, view],
    queryFn: ({ signal }) => askLayout(id, view, false, signal),
    enabled: asks,
    staleTime: Infinity,
    gcTime: Infinity, // a later look shows the same
  });
  const { data } = answer;
  const waits = asks && answer.isPending;
  const all = useMemo(() => (waits ? undefined : forShow.all(graph, stored, data ?? new Map())), [waits, forShow, graph, stored, data]);
  return useMemo(() => ({ all, keep: () => placing(view, all ?? new Map(), stored) }), [view, all, stored]);
}

/** Asks where a layout would put those without a place, or everybody who is not pinned. */
export async function askLayout(map: string, view: View, fresh: boolean, signal?: AbortSignal): Promise<Map<string, Place>> {
  const params = { path: { map }, query: { view, fresh } };
  const { positions } = await got(api.GET("/api/maps/{map}/layout", { params, ...(signal && { signal }) }));
  return new Map(positions.map((p) => [p.actor, { x: p.x, y: p.y }]));
}

/** The commands that give places to all who have none. */
function placing(view: View, all: ReadonlyMap<string, Place>, stored: ReadonlyMap<string, Place>): Command[] {
  return [...all].filter(([actor]) => !stored.has(actor)).map(([actor, place]) => placed(view, actor, place));
}

/** The command that gives an actor a place. */
export function placed(view: View, actor: string, { x, y }: Place, pinned = false): Command {
  const round = (v: number) => Math.round(v * 100) / 100;
  return { command: "Place", args: { view, actor, x: round(x), y: round(y), ...(pinned && { pinned }) } };
}

/** One command as it is, several as one that is done as a whole. */
export function together(commands: readonly Command[]): Command | undefined {
  return commands.length > 1 ? { command: "Batch", args: { commands: [...commands] } } : commands[0];
}
