import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { useLevelsSeen } from "../common/levels";
import { useMap } from "../common/live";
import { drawsRelation } from "./filters";
import { onlyActor, onlyRelation, toggleActor } from "./selection";
import { useStage } from "./stage";
import { type SortedRow, SortedTable } from "./SortedTable";
import "./tables.css";
import { actorRows, relationRows, seatRows } from "./tables";
import { mapWords } from "./words";

/** The map as tables: all that the drawings show. */
export default function TableView() {
  return (
    <div className="map-tables">
      <Actors />
      <Relations />
      <Seats />
    </div>
  );
}

function Actors() {
  const say = useSay(mapWords);
  const domain = useDomain();
  const { graph } = useMap();
  const { passing, selection, select } = useStage();
  const about = useAbout();
  const levels = useLevelsSeen();
  const field = (name: "name" | "kind" | "category" | "interest" | "influence") => domain.field("actor", name);
  const rows = useMemo(
    () =>
      actorRows(
        graph,
        domain.label,
        (id) => passing?.has(id) ?? true,
        (id) => (about ? [about.get(id) ?? ""] : []),
        levels,
      ),
    [graph, domain, passing, about, levels],
  );
  const heads = [
    field("name"),
    field("kind"),
    field("category"),
    ...(levels ? [field("interest"), field("influence")] : []),
    say("groups"),
    say("relations"),
    domain.field("actor", "evidence"),
    ...(about ? [say("onDrawing")] : []),
  ];
  return (
    <SortedTable
      caption={say("nActors", { n: rows.length })}
      heads={heads}
      rows={rows}
      selected={selection.actors}
      onPick={(row, more) => select(more ? toggleActor(selection, row.id) : onlyActor(row.id))}
    />
  );
}

/** What the drawing of the view says of each actor, where it says something. */
function useAbout(): ReadonlyMap<string, string> | undefined {
  const { id, graph } = useMap();
  const { view } = useStage();
  const lang = useLanguage();
  const wanted = view === "rings" || view === "overlap" || view === "governance";
  const query = { view, lang, revision: graph.revision };
  const { data } = useQuery({
    queryKey: ["places", id, query],
    queryFn: ({ signal }) => got(api.GET("/api/maps/{map}/places", { params: { path: { map: id }, query }, signal })),
    enabled: wanted,
  });
  return useMemo(() => {
    if (!wanted || !data) return undefined;
    const found = new Map<string, string>();
    for (const { actor, about } of data.actors) if (about) found.set(actor, [found.get(actor), about].filter(Boolean).join("; "));
    return found;
  }, [wanted, data]);
}

function Relations() {
  const say = useSay(mapWords);
  const domain = useDomain();
  const { graph } = useMap();
  const { filters, passing, selection, select } = useStage();
  const rows = useMemo(() => {
    const shown = (id: string) => {
      const r = graph.relations.get(id);
      return r !== undefined && drawsRelation(filters, r) && (!passing || (passing.has(r.from) && passing.has(r.to)));
    };
    return relationRows(graph, domain.label, shown);
  }, [graph, domain, filters, passing]);
  const field = (name: "from" | "type" | "to" | "label" | "strength" | "evidence") => domain.field("relation", name);
  return (
    <SortedTable
      caption={say("nRelations", { n: rows.length })}
      heads={[field("from"), field("type"), field("to"), field("label"), field("strength"), field("evidence")]}
      rows={rows}
      selected={selection.relations}
      onPick={(row) => select(onlyRelation(row.id))}
    />
  );
}

function Seats() {
  const say = useSay(mapWords);
  const domain = useDomain();
  const { graph } = useMap();
  const { selection, select } = useStage();
  const [rows, actors] = useMemo(() => {
    const all = seatRows(graph, domain.label);
    return [all as readonly SortedRow[], new Map(all.map((r) => [r.id, r.actor]))] as const;
  }, [graph, domain]);
  if (graph.groups.size === 0) return null;
  const pick = (row: SortedRow) => {
    const actor = actors.get(row.id);
    if (actor) select(onlyActor(actor));
  };
  const heads = [
    domain.field("group", "name"),
    domain.field("group", "type"),
    domain.field("group", "reportsTo"),
    domain.field("seat", "actor"),
    domain.field("seat", "role"),
  ];
  const selected = rows.filter((r) => selection.actors.includes(actors.get(r.id) ?? "")).map((r) => r.id);
  return <SortedTable caption={say("groupsSeats")} heads={heads} rows={rows} selected={selected} onPick={pick} />;
}
