// Asks the server for parts of the analysis.
import { api, got } from "../../net/client";
import type { Language } from "../../words/language";
import { type Asked, useAsked } from "../common/asking/asked";
import type { Analysis, Brokers, Departure, Impact, KeyPlayers, Measure, Opinion, Reading } from "../../model/analysis";

function readingQuery({ types, directed, weighted }: Reading) {
  return { ...(types.length > 0 && { types: [...types] }), ...(directed && { directed }), ...(weighted && { weighted }) };
}

export function useAnalysis(reading: Reading, measures: readonly Measure[]): Asked<Analysis> {
  const query = { ...readingQuery(reading), measures: [...measures] };
  return useAsked(["analysis", query], (map, signal) => got(api.GET("/api/maps/{map}/analysis", { params: { path: { map }, query }, signal })));
}

export function useBrokers(reading: Reading, lang: Language): Asked<Brokers> {
  const query = { ...readingQuery(reading), lang };
  return useAsked(["brokers", query], (map, signal) => got(api.GET("/api/maps/{map}/analysis/brokers", { params: { path: { map }, query }, signal })));
}

export function usePlayers(reading: Reading, set: number): Asked<KeyPlayers> {
  const query = { ...readingQuery(reading), set };
  return useAsked(["players", query], (map, signal) => got(api.GET("/api/maps/{map}/analysis/players", { params: { path: { map }, query }, signal })));
}

export function useImpact({ types }: Reading): Asked<Impact> {
  const query = types.length > 0 ? { types: [...types] } : {};
  return useAsked(["impact", query], (map, signal) => got(api.GET("/api/maps/{map}/analysis/impact", { params: { path: { map }, query }, signal })));
}

export function useOpinions(round: string): Asked<readonly Opinion[]> {
  return useAsked(["opinions", round], async (map, signal) => {
    const list = await got(api.GET("/api/maps/{map}/analysis/opinions", { params: { path: { map }, query: { round } }, signal }));
    return list.opinions;
  });
}

export function useDeparture(reading: Reading, actor: string, lang: Language): Asked<Departure> {
  const query = { ...readingQuery(reading), lang };
  return useAsked(["leaving", actor, query], (map, signal) =>
    got(api.GET("/api/maps/{map}/analysis/leaving/{actor}", { params: { path: { map, actor }, query }, signal })),
  );
}

/** The address of the trials of stability. */
export function stabilityAddress(map: string, reading: Reading, lang: Language): string {
  const query = new URLSearchParams(Object.entries({ ...readingQuery(reading), lang }).map(([k, v]) => [k, String(v)]));
  return `/api/maps/${map}/analysis/stability?${query}`;
}
