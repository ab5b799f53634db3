import { useState } from "react";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { ActorPanel } from "../panel/ActorPanel";
import { RelationPanel } from "../panel/RelationPanel";
import { FilterFields } from "./FilterFields";
import { hasLegend, LegendParts } from "./Legend";
import { LookFields } from "./LookFields";
import { isEmpty, nothing, onlyActor, onlyRelation } from "./selection";
import { SeveralPanel } from "./SeveralPanel";
import { useStage } from "./stage";
import { mapWords } from "./words";

/** Beside the drawing: what is selected, or how the map is shown. */
export function Side() {
  const say = useSay(mapWords);
  const { selection } = useStage();
  const [picked, setPicked] = useState<"selected" | "shown">("shown");
  const empty = isEmpty(selection);
  const [wasEmpty, setWasEmpty] = useState(true);
  if (wasEmpty !== empty) {
    // What is newly selected comes to the front.
    setWasEmpty(empty);
    setPicked(empty ? "shown" : "selected");
  }
  const tab = (name: "selected" | "shown", label: string) => (
    <button type="button" className="map-view" aria-pressed={picked === name} onClick={() => setPicked(name)}>
      {label}
    </button>
  );
  return (
    <aside className="map-side" id="map-side" tabIndex={-1} aria-label={say("side")}>
      <fieldset className="map-group map-views" aria-label={say("side")}>
        {tab("selected", say("selected"))}
        {tab("shown", say("shownHow"))}
      </fieldset>
      {picked === "selected" ? <Selected /> : <Shown />}
    </aside>
  );
}

function Selected() {
  const say = useSay(mapWords);
  const { selection, select } = useStage();
  const { actors, relations } = selection;
  const close = () => select(nothing);
  const [actor] = actors;
  const [relation] = relations;
  if (actors.length === 1 && relations.length === 0 && actor) {
    return <ActorPanel key={actor} actor={actor} onClose={close} onActor={(id) => select(onlyActor(id))} onRelation={(id) => select(onlyRelation(id))} />;
  }
  if (relations.length === 1 && actors.length === 0 && relation) return <RelationPanel key={relation} relation={relation} onClose={close} />;
  if (isEmpty(selection)) return <p className="ds-paragraph">{say("nothingSelected")}</p>;
  return <SeveralPanel onClose={close} />;
}

function Shown() {
  const say = useSay(mapWords);
  const domain = useDomain();
  const { graph } = useMap();
  const { view } = useStage();
  const count = (kind: "actor" | "relation" | "group", n: number) => domain.text(`count.${kind}`, { n });
  return (
    <div className="panel">
      <p className="ds-paragraph" data-size="sm">
        {[count("actor", graph.actors.size), count("relation", graph.relations.size), count("group", graph.groups.size)].join(" · ")}
      </p>
      <h2 className="ds-heading" data-size="2xs">
        {say("coloursSizes")}
      </h2>
      <LookFields />
      {hasLegend(view) && graph.actors.size > 0 && (
        <details className="panel-section" open>
          <summary>{say("legend")}</summary>
          <LegendParts />
        </details>
      )}
      <h2 className="ds-heading" data-size="2xs">
        {say("filter")}
      </h2>
      <FilterFields />
    </div>
  );
}
