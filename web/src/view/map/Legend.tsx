import { useMemo } from "react";
import { lineLooks } from "../../canvas/palette";
import { relationTypes } from "../../model/choices";
import type { View } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { LineMark } from "./LineMark";
import { colourEntries, type Entry } from "./look";
import { Mark } from "./Mark";
import { useStage } from "./stage";
import { isPlaced } from "./useActions";
import { mapWords } from "./words";

/** Over the drawing: what everything on it means. The drawings that the server makes have their own. */
export function Legend() {
  const say = useSay(mapWords);
  const { view, projecting } = useStage();
  if (!hasLegend(view)) return null;
  return (
    <details key={String(projecting)} className="map-legend" data-view={view} open={projecting}>
      <summary>{say("legend")}</summary>
      <LegendParts />
    </details>
  );
}

/** Whether the page explains a view itself. */
export function hasLegend(view: View): boolean {
  return isPlaced(view) || view === "grid";
}

/** What colours, shapes, letters, lines and sizes mean. */
export function LegendParts() {
  const { view } = useStage();
  const placed = isPlaced(view);
  return (
    <div className="map-legend-parts">
      <Colours />
      {placed && <Lines />}
      <Signs lines={placed} />
    </div>
  );
}

function Colours() {
  const say = useSay(mapWords);
  const domain = useDomain();
  const { graph } = useMap();
  const { look } = useStage();
  const shapes = useMemo(() => colourEntries(graph, "kind", domain), [graph, domain]);
  const colours = useMemo(() => (look.colour === "kind" ? [] : colourEntries(graph, look.colour, domain)), [graph, look.colour, domain]);
  const outside: Entry = { key: "", label: say("noGroup"), tone: { hue: "neutral" } };
  return (
    <>
      <Entries
        title={domain.field("actor", "kind")}
        entries={
          look.colour === "kind"
            ? shapes
            : shapes.map((e) => ({ key: e.key, label: e.label, ...(e.kind && { kind: e.kind }), tone: { hue: "neutral" as const } }))
        }
      />
      {look.colour !== "kind" && (
        <Entries
          title={look.colour === "group" ? say("groups") : domain.field("actor", look.colour)}
          entries={look.colour === "group" ? [...colours, outside] : colours}
        />
      )}
    </>
  );
}

function Entries({ title, entries }: { title: string; entries: readonly Entry[] }) {
  return (
    <div>
      <p className="map-legend-title">{title}</p>
      <ul className="map-legend-list">
        {entries.map((e) => (
          <li key={e.key}>
            <Mark kind={e.kind ?? "other"} tone={e.tone} badge={e.badge} />
            <span>{e.label}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Lines() {
  const domain = useDomain();
  const { graph } = useMap();
  const used = useMemo(() => new Set([...graph.relations.values()].map((r) => r.type)), [graph.relations]);
  const types = relationTypes.filter((t) => used.has(t));
  if (types.length === 0) return null;
  return (
    <div>
      <p className="map-legend-title">{domain.field("relation", "type")}</p>
      <ul className="map-legend-list">
        {types.map((t) => (
          <li key={t}>
            <LineMark look={lineLooks[t]} />
            <span>{domain.label("relation", t)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What outlines, lines and sizes mean. */
function Signs({ lines }: { lines: boolean }) {
  const say = useSay(mapWords);
  const domain = useDomain();
  const { look } = useStage();
  const size = look.size === "degree" ? domain.text("measure.degree") : look.size === "none" ? "" : domain.field("actor", look.size);
  return (
    <ul className="map-legend-list map-legend-signs">
      <li>{say("legendAssumed")}</li>
      {lines && <li>{say("legendOwner")}</li>}
      {lines && <li>{say("legendMany")}</li>}
      {lines && <li>{say("legendStrength")}</li>}
      {look.colour === "group" && <li>{say("legendPlus")}</li>}
      {lines && size && <li>{say("legendSize", { size })}</li>}
    </ul>
  );
}
