import { mapAddress } from "../common/address";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { GuestsEdit } from "./OpenStep";
import { Proposals } from "./Proposals";
import { useSteer } from "./useSteer";
import { workshopWords } from "./words";

/** Gathering actors and relations: what people propose, accepted with one click. */
export function GatherStep() {
  const say = useSay(workshopWords);
  const { id, graph, workshop } = useMap();
  const steer = useSteer();
  return (
    <>
      <p className="ds-paragraph">{say("gatherText")}</p>
      <GuestsEdit value={workshop?.guestsEdit ?? false} set={(guestsEdit) => void steer({ guestsEdit })} />
      <Proposals />
      <p className="row">
        {say("onMap", { actors: graph.actors.size, relations: graph.relations.size })}{" "}
        <a className="ds-link" href={mapAddress(id)}>
          {say("toMap")}
        </a>
      </p>
    </>
  );
}
