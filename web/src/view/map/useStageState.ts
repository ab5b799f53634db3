import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { type View, views } from "../../model/types";
import { useMap } from "../common/live";
import { neighbourhood, noFilters, passing } from "./filters";
import type { Freeze } from "./frozen";
import type { Look } from "./look";
import { nothing, onlyActor, remaining, type Selection } from "./selection";
import type { Asking, Drawing, Note, Stage } from "./stage";
import { useLeading } from "./useLeading";
import { useVoicePath } from "./useVoicePath";

/** The state of the map's page. The address may name a view, an actor and a voice. */
export function useStageState(query: URLSearchParams, freeze: Freeze): Stage {
  const { graph, workshop } = useMap();
  const [view, show] = useView(query);
  const [table, showTable] = useState(false);
  const [kept, select] = useSelection(query);
  const selection = useMemo(() => remaining(kept, graph.actors, graph.relations), [kept, graph]);
  const [filters, setFilters] = useState(noFilters);
  const [look, setLook] = useState<Look>({ colour: "kind", size: "none" });
  const [focused, setFocus] = useState<string>();
  const [projecting, project] = useState(false);
  const [asking, ask] = useState<Asking>();
  const [note, tell] = useState<Note>();
  const drawing = useRef<Drawing>(undefined);
  const register = useCallback((made: Drawing | undefined) => {
    drawing.current = made;
  }, []);
  const path = useVoicePath(query);
  const leading = useLeading(view, show, selection, select);
  const named = (leading.led && leading.follows && workshop?.focus) || (query.get("aktor") ?? undefined);
  const open = useOpen(select);
  const picked = useDeferredValue(selection.actors);
  const passes = useMemo(() => passing(graph, filters, picked), [graph, filters, picked]);
  const focus = focused !== undefined && graph.actors.has(focused) ? focused : undefined;
  const near = useMemo(() => (focus === undefined ? undefined : neighbourhood(graph, [focus])), [graph, focus]);
  return useMemo(
    () => ({
      view,
      show,
      table,
      showTable,
      selection,
      select,
      open,
      filters,
      setFilters,
      passing: passes,
      look,
      setLook,
      focus,
      setFocus,
      near,
      named,
      path,
      freeze,
      leading,
      projecting,
      project,
      asking,
      ask,
      note,
      tell,
      drawing,
      register,
    }),
    [view, show, table, selection, select, open, filters, passes, look, focus, near, named, path, freeze, leading, projecting, asking, note, register],
  );
}

/** The view, which the address keeps so that it can be shared and reloaded. */
function useView(query: URLSearchParams): [View, (view: View) => void] {
  const wanted = query.get("visning");
  const [view, setView] = useState<View>(() => views.find((v) => v === wanted) ?? "network");
  const show = useCallback((next: View) => {
    setView(next);
    const [path = "", rest = ""] = location.hash.split("?", 2);
    const params = new URLSearchParams(rest);
    params.set("visning", next);
    history.replaceState(history.state, "", `${path}?${params.toString()}`);
  }, []);
  return [view, show];
}

/** What is selected; an address that names an actor selects it when it is opened. */
function useSelection(query: URLSearchParams): [Selection, (selection: Selection) => void] {
  const named = query.get("aktor") ?? undefined;
  const [selection, setSelection] = useState<Selection>(named ? onlyActor(named) : nothing);
  const [seen, setSeen] = useState(named);
  if (named !== seen) {
    setSeen(named);
    if (named) setSelection(onlyActor(named));
  }
  return [selection, setSelection];
}

function useOpen(select: (selection: Selection) => void): (actor: string) => void {
  return useCallback(
    (actor: string) => {
      select(onlyActor(actor));
      requestAnimationFrame(() => document.getElementById("map-side")?.focus());
    },
    [select],
  );
}
