import { useEffect, useRef } from "react";
import { useSay } from "../../words/dictionary";
import { useAnnounce } from "../common/announce";
import { useMap } from "../common/live";
import { type News, newsBetween } from "./news";
import { mapWords } from "./words";

const pause = 3000; // ms in which what happens is counted together

/** Tells those who listen what others have done, politely and a few things at a time. */
export function useNews() {
  const { graph, changes } = useMap();
  const say = useSay(mapWords);
  const announce = useAnnounce();
  const latest = useRef(graph);
  const told = useRef(graph);
  const own = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => changes.hear(() => void own.current++), [changes]);
  useEffect(() => {
    if (latest.current === graph) return;
    latest.current = graph;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const others = latest.current.revision - told.current.revision - own.current;
      const texts = others > 0 ? newsTexts(newsBetween(told.current, latest.current), say) : [];
      told.current = latest.current;
      own.current = 0;
      if (texts.length > 0) announce(texts.join(", "));
    }, pause);
  }, [graph, say, announce]);
  useEffect(() => () => clearTimeout(timer.current), []);
}

function newsTexts(
  { added, gone, changed, relations }: News,
  say: (key: "newActors" | "goneActors" | "changedActors" | "newRelations", values: { n: number }) => string,
): string[] {
  const all = [
    ["newActors", added],
    ["newRelations", relations],
    ["changedActors", changed],
    ["goneActors", gone],
  ] as const;
  return all.filter(([, n]) => n > 0).map(([key, n]) => say(key, { n }));
}
