import type { components } from "../../model/api.gen";
import { api, got } from "../../net/client";
import { useLanguage } from "../../words/language";
import { useOfMap } from "../common/query";
import type { Themes } from "./model";

/** The four themes and the three models, again each time the map changes. */
export function useThemes() {
  return useOfMap(["themes"], (map, signal): Promise<Themes> => got(api.GET("/api/maps/{map}/themes", { params: { path: { map } }, signal })));
}

export type AnnexText = components["schemas"]["Document"];

/** The annex to a declaration of cooperation, in the page's language. */
export function useAnnex() {
  const lang = useLanguage();
  return useOfMap(["annex", lang], (map, signal): Promise<AnnexText> =>
    got(api.GET("/api/maps/{map}/annex", { params: { path: { map }, query: { lang } }, signal })),
  );
}
