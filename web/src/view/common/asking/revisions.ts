// The revisions of a map, and how they are named.
import { useQuery } from "@tanstack/react-query";
import type { components } from "../../../model/api.gen";
import { api, got } from "../../../net/client";
import { useSay } from "../../../words/dictionary";
import { locale, useLanguage } from "../../../words/language";
import { useMap } from "../live";
import { sharedWords } from "../../desk/shared/words";

/** One revision, when it was made and by whom as far as that is told. */
export type Moment = components["schemas"]["moment"];

/** All revisions, the oldest first. */
export function useRevisions() {
  const { id, graph } = useMap();
  return useQuery({
    queryKey: ["revisions", id, graph.revision],
    queryFn: async ({ signal }) => (await got(api.GET("/api/maps/{map}/revisions", { params: { path: { map: id } }, signal }))).revisions,
    placeholderData: (before) => before,
  });
}

/** Says when something was. */
export function useWhen(): (time: string) => string {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(locale(language), { dateStyle: "medium", timeStyle: "short" });
  return (time) => format.format(new Date(time));
}

/** Names a revision by its number and time. */
export function useRevisionName(): (moment: Moment) => string {
  const say = useSay(sharedWords);
  const when = useWhen();
  return ({ revision, time }) => (time ? say("revisionAt", { n: revision, time: when(time) }) : say("revisionBare", { n: revision }));
}

/** The place in the list of the last revision that was made before a moment; the first one when none was. */
export function placeBefore(moments: readonly Moment[], time: number): number {
  let place = 0;
  for (const [i, m] of moments.entries()) if (m.time && Date.parse(m.time) <= time) place = i;
  return place;
}

/** Those after the last that was erased: there is no going back past it. */
export function afterErased(moments: readonly Moment[]): readonly Moment[] {
  return moments.slice(moments.map((m) => m.erased).lastIndexOf(true) + 1);
}
