import { useLayoutEffect, useRef } from "react";
import { useSay } from "../../words/dictionary";
import { MapContext, useMap } from "../common/live";
import { Dialogs } from "./Dialogs";
import { EmptyMap } from "./EmptyMap";
import { type Freeze, useFreeze } from "./frozen";
import { Legend } from "./Legend";
import "./legend.css";
import "./map.css";
import type { PartProps } from "../common/part";
import { Notes } from "./Notes";
import { Side } from "./Side";
import { StageContext, useStage } from "./stage";
import { Tools } from "./Tools";
import { useActions } from "./useActions";
import { useHues } from "./useHues";
import { useNews } from "./useNews";
import { useShortcuts } from "./useShortcuts";
import { useProjector } from "./useProjector";
import { useStageState } from "./useStageState";
import { ViewArea } from "./ViewArea";
import { mapWords } from "./words";

/** A map as drawings to work with. Held still, it shows what one does oneself. */
export default function MapPage({ query }: PartProps) {
  const live = useMap();
  const { shown, freeze } = useFreeze(live);
  return (
    <MapContext value={shown}>
      <Page query={query} freeze={freeze} />
    </MapContext>
  );
}

function Page({ query, freeze }: PartProps & { freeze: Freeze }) {
  const stage = useStageState(query, freeze);
  return (
    <StageContext value={stage}>
      <Parts />
    </StageContext>
  );
}

function Parts() {
  const say = useSay(mapWords);
  const { graph } = useMap();
  const { projecting, table, view } = useStage();
  const actions = useActions();
  const host = useRef<HTMLDivElement>(null);
  const hues = useHues(host);
  useShortcuts(actions);
  usePage();
  useProjector();
  useNews();
  const empty = graph.actors.size === 0;
  return (
    <div ref={host} className="map-page" data-projecting={projecting} style={hues}>
      <Tools actions={actions} />
      <section className="map-drawing" data-flows={empty || table || view === "grid"} aria-label={say("drawingArea")}>
        <Notes />
        {empty ? <EmptyMap /> : <ViewArea />}
        {!empty && !table && <Legend key={view} />}
      </section>
      {!projecting && <Side />}
      <Dialogs actions={actions} />
    </div>
  );
}

// The map fills the window: what is around it must know.
function usePage() {
  useLayoutEffect(() => {
    const { dataset } = document.body;
    dataset["page"] = "map";
    return () => {
      delete dataset["page"];
    };
  }, []);
}
