import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { liveRound } from "../../model/scores";
import { Confirm } from "./Confirm";
import { Until } from "./OpenStep";
import { workshopWords } from "./words";

/** The end: what stays, what goes, and what is left to do first. */
export function EndStep() {
  const say = useSay(workshopWords);
  const { id, graph, workshop, may } = useMap();
  const waiting = workshop?.proposals ?? 0;
  return (
    <>
      <p className="ds-paragraph">{say("endText")}</p>
      {liveRound(graph.rounds) && (
        <p className="ds-alert" data-color="warning">
          {say("endRound")}
        </p>
      )}
      {waiting > 0 && (
        <p className="ds-alert" data-color="warning">
          {say("endProposals", { n: waiting })}
        </p>
      )}
      <Until until={workshop?.until} />
      {may.revise ? (
        <div className="row">
          <Confirm
            button={say("endWorkshop")}
            title={say("endSure")}
            act={() => got(api.DELETE("/api/maps/{map}/workshop", { params: { path: { map: id } } }))}
          >
            {say("endText")}
          </Confirm>
        </div>
      ) : (
        <p className="ds-paragraph">{say("endOther")}</p>
      )}
    </>
  );
}
