// Drawings as texts, so that a refusal can be shown and waiting can be stopped.
import type { QueryKey } from "@tanstack/react-query";
import { ApiError } from "../../net/ask";
import { type Asked, useAsked } from "../common/asking/asked";

async function fetchText(address: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(address, { signal }).catch((error: unknown) => {
    throw signal.aborted ? error : new ApiError("offline", 0);
  });
  if (answer.ok) return await answer.text();
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; value?: string };
  throw new ApiError(problem.code ?? "unknown", answer.status, problem);
}

/** A drawing at an address of the map; the one before stays until it is there. */
export function useDrawing(what: QueryKey, address: (map: string) => string): Asked<string> {
  return useAsked(["drawing", ...what], (map, signal) => fetchText(address(map), signal));
}

/** An address that holds the drawing itself. */
export function dataAddress(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
