import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Graph } from "../../model/graph";
import type { Voice } from "../../model/types";
import { api, got } from "../../net/client";
import { useMap } from "../common/live";
import type { Path } from "./scene";

/** A voice as a path on the map: who it goes through, and the names on the way. */
export interface VoicePath extends Path {
  readonly actor: string;
  /** The names of actors and groups, from who is heard to where. */
  readonly names: readonly string[];
}

/** The actors, relations and names that a voice goes through. */
export function pathOf(graph: Graph, voice: Voice): VoicePath {
  const steps = voice.path ?? [];
  const actors = new Set([voice.actor, ...steps.flatMap((s) => s.actor ?? [])]);
  const nameOf = (s: (typeof steps)[number]) => (s.group ? (graph.groups.get(s.group)?.name ?? s.group) : graph.nameOf(s.actor ?? ""));
  const names = [graph.nameOf(voice.actor), ...steps.map(nameOf)];
  return {
    actor: voice.actor,
    actors: [...actors],
    relations: steps.flatMap((s) => s.relation ?? []),
    names: names.filter((name, i) => name !== names[i - 1]),
  };
}

/** The path of the voice that the address names: ?stemme=ACTOR&gruppe=GROUP. */
export function useVoicePath(query: URLSearchParams): VoicePath | undefined {
  const { id, graph } = useMap();
  const actor = query.get("stemme") ?? "";
  const group = query.get("gruppe") ?? "";
  const { data } = useQuery({
    queryKey: ["map", id, "voices", group, graph.revision],
    queryFn: ({ signal }) => got(api.GET("/api/maps/{map}/voices", { params: { path: { map: id }, query: group ? { group } : {} }, signal })),
    enabled: actor !== "",
  });
  const voice = actor ? data?.voices.find((v) => v.actor === actor) : undefined;
  return useMemo(() => voice && pathOf(graph, voice), [graph, voice]);
}
