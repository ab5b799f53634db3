// Asks the server what differs between two revisions.
import type { Comparison } from "../../../model/analysis";
import { api, got } from "../../../net/client";
import type { Language } from "../../../words/language";
import { type Asked, useAsked } from "../asking/asked";

export function useComparison(since: number, at: number, lang: Language): Asked<Comparison> {
  return useAsked(["comparison", since, at, lang], (map, signal) =>
    got(api.GET("/api/maps/{map}/comparison", { params: { path: { map }, query: { since, at, lang } }, signal })),
  );
}
