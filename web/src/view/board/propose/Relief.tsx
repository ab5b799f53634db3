import { useState } from "react";
import type { components } from "../../../model/api.gen";
import { api, got } from "../../../net/client";
import { useSay } from "../../../words/dictionary";
import { Failure } from "../../common/Failure";
import { useMap } from "../../common/live";
import { useOfMap } from "../../common/query";
import { usePathText } from "../usePathText";
import { Destination, type Where, whereFirst } from "./Destination";
import { PreviewOf } from "./PreviewOf";
import { proposeWords } from "./words";

type ReliefAnswer = components["schemas"]["relief"];

/** The seats of a group that could move to an advising one while everybody is still heard. */
export function Relief({ group, onDone }: { group: string; onDone: () => void }) {
  const say = useSay(proposeWords);
  const { data, error } = useOfMap(["relief", group], (map, signal) =>
    got(api.GET("/api/maps/{map}/relief", { params: { path: { map }, query: { group } }, signal })),
  );
  return (
    <section className="relief">
      <h3 className="ds-heading" data-size="2xs">
        {say("relief")}
      </h3>
      <Failure error={error} />
      {data && data.moves.length === 0 && (
        <p className="ds-paragraph" data-size="sm">
          {say("reliefNone")}
        </p>
      )}
      {data && data.moves.length > 0 && <Movable relief={data} group={group} onDone={onDone} />}
    </section>
  );
}

function Movable({ relief, group, onDone }: { relief: ReliefAnswer; group: string; onDone: () => void }) {
  const { graph, may } = useMap();
  const say = useSay(proposeWords);
  const path = usePathText();
  const [where, setWhere] = useState<Where>(() => whereFirst(graph, group, say("displacedDefault")));
  const [looking, setLooking] = useState(false);
  const seats = relief.together.length > 0 ? relief.together : relief.moves.map((m) => m.seat).slice(0, 1);
  const plan = {
    move: {
      seats,
      ...(where.kind === "group"
        ? { to: where.group }
        : { name: where.kind === "new" ? where.name.trim() || say("displacedDefault") : say("displacedDefault") }),
    },
  };
  return (
    <>
      <ul className="notes">
        {relief.moves.map((m) => (
          <li key={m.seat}>{m.voice.grade === "seated" ? say("reliefSeated", { actor: graph.nameOf(m.actor) }) : path(m.voice)}</li>
        ))}
      </ul>
      {!relief.proven && (
        <p className="ds-paragraph" data-size="sm">
          {say("reliefUnproven")}
        </p>
      )}
      {looking && <Destination label={say("reliefTo")} group={group} where={where} set={setWhere} />}
      <div>
        <button type="button" className="ds-button" data-size="sm" data-variant="secondary" aria-expanded={looking} onClick={() => setLooking(!looking)}>
          {say(looking ? "hidePreview" : "reliefPreview")}
        </button>
      </div>
      {looking && <PreviewOf plan={plan} mayAccept={may.revise} onDone={onDone} />}
    </>
  );
}
