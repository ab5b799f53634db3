import { mapAddress } from "../common/address";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { useStage } from "./stage";
import { mapWords } from "./words";

/** A map without actors: what it is for, and three ways to begin. */
export function EmptyMap() {
  const say = useSay(mapWords);
  const { id, may } = useMap();
  const { ask } = useStage();
  if (!may.edit) return <p className="map-empty ds-paragraph">{say("emptyRead")}</p>;
  return (
    <div className="map-empty">
      <h2 className="ds-heading" data-size="sm">
        {say("emptyTitle")}
      </h2>
      <p className="ds-paragraph">{say("emptyIntro")}</p>
      <ol className="map-ways">
        <li className="ds-card">
          <h3 className="ds-heading" data-size="2xs">
            {say("wayType")}
          </h3>
          <p className="ds-paragraph">{say("wayTypeHelp")}</p>
          <button type="button" className="ds-button" onClick={() => ask({ what: "actors" })}>
            {say("addActors")}
          </button>
        </li>
        <li className="ds-card">
          <h3 className="ds-heading" data-size="2xs">
            {say("wayAbout")}
          </h3>
          <p className="ds-paragraph">{say("wayAboutHelp")}</p>
          <button type="button" className="ds-button" data-variant="secondary" onClick={() => ask({ what: "properties" })}>
            {say("properties")}
          </button>
        </li>
        <li className="ds-card">
          <h3 className="ds-heading" data-size="2xs">
            {say("wayRoom")}
          </h3>
          <p className="ds-paragraph">{say("wayRoomHelp")}</p>
          <a className="ds-button" data-variant="secondary" href={mapAddress(id, "workshop")}>
            {say("wayRoomGo")}
          </a>
        </li>
      </ol>
    </div>
  );
}
