// What the server works out of a map: findings, voices, measures. It is asked
// again when the map has changed, and what is shown stays until the answer is there.
import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { useMap } from "./live";

/** One for the page. A laptop answers also where there is no network. */
export function newQueries(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { networkMode: "always", retry: 1, refetchOnWindowFocus: false } } });
}

/** Asks for something of the map at the revision that is shown. */
export function useOfMap<T>(what: readonly unknown[], ask: (map: string, signal: AbortSignal) => Promise<T>): UseQueryResult<T> {
  const { id, graph } = useMap();
  return useQuery({
    queryKey: ["map", id, ...what, graph.revision],
    queryFn: ({ signal }) => ask(id, signal),
    placeholderData: keepPreviousData,
  });
}
