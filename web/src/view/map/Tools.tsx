import { type View, views } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { useStage } from "./stage";
import type { Action } from "./useActions";
import { mapWords } from "./words";

/** The row above the drawing: which view, what to do. */
export function Tools({ actions }: { actions: readonly Action[] }) {
  const { projecting } = useStage();
  const { may } = useMap();
  return (
    <div className="map-tools">
      <ViewSwitch />
      <div className="map-tool-row">
        {may.edit && !projecting && <Doers actions={actions} ids={["actors", "relation", "tidy", "properties"]} />}
        {!projecting && <Doers actions={actions} ids={["focus"]} />}
        <span className="map-tools-gap" />
        <Workshop />
        <FreezeButton />
        <Doers actions={actions} ids={projecting ? ["project"] : ["project", "palette", "shortcuts"]} />
      </div>
    </div>
  );
}

function ViewSwitch() {
  const say = useSay(mapWords);
  const domain = useDomain();
  const { view, show, table, showTable } = useStage();
  return (
    <div className="map-tool-row">
      <fieldset className="map-group map-views" aria-label={say("views")}>
        {views.map((v: View) => (
          <button key={v} type="button" className="map-view" aria-pressed={v === view} onClick={() => show(v)}>
            {domain.label("view", v)}
          </button>
        ))}
      </fieldset>
      <button type="button" className="map-view" aria-pressed={table} onClick={() => showTable(!table)}>
        {say("asTable")}
      </button>
    </div>
  );
}

function Doers({ actions, ids }: { actions: readonly Action[]; ids: readonly string[] }) {
  return ids.map((id) => {
    const action = actions.find((a) => a.id === id);
    if (!action) return null;
    return (
      <button
        key={id}
        type="button"
        className="ds-button"
        data-size="sm"
        data-variant={id === "actors" ? "primary" : "secondary"}
        disabled={action.off}
        title={action.keys}
        onClick={action.run}
      >
        {action.label}
      </button>
    );
  });
}

function FreezeButton() {
  const say = useSay(mapWords);
  const { freeze } = useStage();
  return (
    <button
      type="button"
      className="ds-button"
      data-size="sm"
      data-variant={freeze.on ? "primary" : "secondary"}
      aria-pressed={freeze.on}
      title="Z"
      onClick={() => freeze.set(!freeze.on)}
    >
      {freeze.on && freeze.waiting > 0 ? say("frozenWith", { n: freeze.waiting }) : say("freeze")}
    </button>
  );
}

/** In a workshop: showing everybody what one looks at, or looking at what is shown. */
function Workshop() {
  const say = useSay(mapWords);
  const { leading } = useStage();
  if (!leading.may && !leading.led) return null;
  return (
    <>
      {leading.may && (
        <button
          type="button"
          className="ds-button"
          data-size="sm"
          data-variant={leading.leads ? "primary" : "secondary"}
          aria-pressed={leading.leads}
          onClick={() => leading.lead(!leading.leads)}
        >
          {say("lead")}
        </button>
      )}
      {leading.led && (
        <button
          type="button"
          className="ds-button"
          data-size="sm"
          data-variant={leading.follows ? "primary" : "secondary"}
          aria-pressed={leading.follows}
          onClick={() => leading.follow(!leading.follows)}
        >
          {say("follow")}
        </button>
      )}
    </>
  );
}
