// Questions to the server that may take a while.
import { type QueryKey, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useMap } from "../live";
import { useOfMap } from "../query";

/** A question that is asked, and a way to stop waiting for the answer. */
export interface Asked<T> {
  readonly query: UseQueryResult<T>;
  cancel(): void;
}

/** Asks for something of the map, and lets one stop waiting. */
export function useAsked<T>(what: QueryKey, ask: (map: string, signal: AbortSignal) => Promise<T>): Asked<T> {
  const { id } = useMap();
  const client = useQueryClient();
  const query = useOfMap(what, ask);
  return { query, cancel: () => void client.cancelQueries({ queryKey: ["map", id, ...what] }) };
}
