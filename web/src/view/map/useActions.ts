import { useCallback, useMemo } from "react";
import { type View, views } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { commonWords } from "../common/words";
import { noFilters } from "./filters";
import { nothing } from "./selection";
import { type Stage, useStage } from "./stage";
import { askLayout, placed, together } from "./usePlaces";
import { useRemove } from "./useRemove";
import { mapWords } from "./words";

/** Something that can be done on the map's page. */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** How it is done by keyboard, for reading; see Shortcuts for where. */
  readonly keys?: string;
  /** It makes no sense now. */
  readonly off?: boolean;
  run(): void;
}

/** The views whose places are kept in the map. */
export function isPlaced(view: View): boolean {
  return view === "network" || view === "hierarchy";
}

/** All that can be done now, by one who may do it. */
export function useActions(): readonly Action[] {
  const views = useViewActions();
  const looking = useLookingActions();
  const changing = useChangingActions();
  const { may } = useMap();
  return useMemo(() => [...(may.edit ? changing : []), ...views, ...looking], [may.edit, changing, views, looking]);
}

function useViewActions(): readonly Action[] {
  const say = useSay(mapWords);
  const domain = useDomain();
  const { show, table, showTable } = useStage();
  return useMemo(
    () => [
      ...views.map((view, i) => ({
        id: `view-${view}`,
        label: say("showView", { view: domain.label("view", view) }),
        keys: `Alt+${i + 1}`,
        run: () => show(view),
      })),
      { id: "table", label: say(table ? "asDrawing" : "asTable"), keys: "T", run: () => showTable(!table) },
    ],
    [say, domain, show, table, showTable],
  );
}

function useLookingActions(): readonly Action[] {
  const say = useSay(mapWords);
  const stage = useStage();
  const [only] = stage.selection.actors;
  return useMemo(() => lookingActions(say, stage, only), [say, stage, only]);
}

type SayMap = ReturnType<typeof useSay<keyof (typeof mapWords)["nb"] & string>>;

function lookingActions(say: SayMap, stage: Stage, only: string | undefined): readonly Action[] {
  const { drawing, freeze, projecting, focus, filters, selection } = stage;
  return [
    { id: "fit", label: say("fitAll"), keys: "Ctrl+0", run: () => drawing.current?.fit() },
    { id: "in", label: say("zoomIn"), keys: "Ctrl++", run: () => drawing.current?.zoomBy(1.25) },
    { id: "out", label: say("zoomOut"), keys: "Ctrl+−", run: () => drawing.current?.zoomBy(0.8) },
    { id: "focus", label: say(focus ? "unfocus" : "focusOn"), keys: "F", off: !focus && !only, run: () => stage.setFocus(focus ? undefined : only) },
    { id: "unselect", label: say("unselect"), keys: "Esc", off: selection.actors.length + selection.relations.length === 0, run: () => stage.select(nothing) },
    { id: "unfilter", label: say("clearFilters"), off: filters === noFilters, run: () => stage.setFilters(noFilters) },
    { id: "freeze", label: say(freeze.on ? "thaw" : "freeze"), keys: "Z", run: () => freeze.set(!freeze.on) },
    { id: "project", label: say(projecting ? "unproject" : "project"), keys: "P", run: () => stage.project(!projecting) },
    { id: "palette", label: say("palette"), keys: "Ctrl+K", run: () => stage.ask({ what: "palette" }) },
    { id: "shortcuts", label: say("shortcuts"), keys: "?", run: () => stage.ask({ what: "shortcuts" }) },
  ];
}

function useChangingActions(): readonly Action[] {
  const say = useSay(mapWords);
  const common = useSay(commonWords);
  const { changes, past, graph } = useMap();
  const count = graph.actors.size;
  const { ask, selection, view } = useStage();
  const attempt = useAttempt();
  const tidy = useTidy();
  const remove = useRemove();
  return useMemo(() => {
    const { actors, relations } = selection;
    return [
      { id: "actors", label: say("addActors"), keys: "N", run: () => ask({ what: "actors" }) },
      {
        id: "relation",
        label: say("newRelation"),
        keys: "R",
        off: count < 2,
        run: () => ask({ what: "relation", from: actors.slice(0, 1), to: actors.slice(1) }),
      },
      { id: "merge", label: say("mergeActors"), keys: "M", off: count < 2, run: () => ask({ what: "merge", actors: actors.slice(0, 2) }) },
      { id: "tidy", label: say("tidy"), off: !isPlaced(view) || count === 0, run: tidy },
      { id: "properties", label: say("properties"), run: () => ask({ what: "properties" }) },
      { id: "remove", label: say("removeSelected"), keys: "Delete", off: actors.length + relations.length === 0, run: () => void remove(selection) },
      { id: "undo", label: common("undo"), keys: "Ctrl+Z", off: past.undoable.length === 0, run: () => void attempt(changes.undo()) },
      { id: "redo", label: common("redo"), keys: "Ctrl+Y", off: past.redoable.length === 0, run: () => void attempt(changes.redo()) },
    ];
  }, [say, common, ask, selection, view, count, tidy, remove, past, attempt, changes]);
}

/** Lays the view out anew for everybody; whoever was moved by hand stays. */
function useTidy(): () => void {
  const say = useSay(mapWords);
  const { id } = useMap();
  const { view, tell, drawing } = useStage();
  const attempt = useAttempt();
  const send = useSend();
  return useCallback(() => {
    const work = async () => {
      const places = await attempt(askLayout(id, view, true));
      if (!places) return;
      const command = together([...places].map(([actor, place]) => placed(view, actor, place)));
      if (!command || !(await send(command))) return;
      tell({ text: say("tidied", { n: places.size }), undo: true });
      requestAnimationFrame(() => drawing.current?.fit());
    };
    void work();
  }, [id, view, attempt, send, tell, say, drawing]);
}
