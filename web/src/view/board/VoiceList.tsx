import { useId } from "react";
import { mapAddress } from "../common/address";
import type { Voice } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { Failure } from "../common/Failure";
import { useMap } from "../common/live";
import { useVoices } from "./ask";
import { groupsInOrder } from "../../model/order";
import { byGrade } from "./path";
import { usePathText } from "./usePathText";
import { boardWords } from "./words";

// First those who are not heard, then up to the best heard.
const order = ["unheard", "steers", "hired", "informed", "linked", "mandated", "seated"] as const;

/** Who is heard in a group, or in all that decide, and by which path. */
export function VoiceList({ group, choose }: { group: string; choose: (group: string) => void }) {
  const { graph } = useMap();
  const say = useSay(boardWords);
  const id = useId();
  const { data, error } = useVoices(group);
  return (
    <div className="voices">
      <div className="ds-field">
        <label className="ds-label" data-size="sm" htmlFor={id}>
          {say("heardIn")}
        </label>
        <select id={id} className="ds-input" data-size="sm" value={group} onChange={(e) => choose(e.target.value)}>
          <option value="">{say("everyDeciding")}</option>
          {groupsInOrder(graph).map((g) => (
            <option key={g.id} value={g.id}>
              {g.name}
            </option>
          ))}
        </select>
      </div>
      <Failure error={error} />
      {data && <Heard voices={data.voices} group={group} answerable={group !== "" || (data.deciding?.length ?? 0) > 0} />}
    </div>
  );
}

function Heard({ voices, group, answerable }: { voices: readonly Voice[]; group: string; answerable: boolean }) {
  const say = useSay(boardWords);
  const found = byGrade(voices);
  const unheard = found.get("unheard")?.length ?? 0;
  const informed = found.get("informed")?.length ?? 0;
  if (!answerable) return <p className="ds-paragraph">{say("noDeciding")}</p>;
  return (
    <>
      <p className="summary" data-unheard={unheard}>
        <strong>{unheard > 0 ? say("unheardCount", { n: unheard }) : informed > 0 ? say("allButInformed", { n: informed }) : say("allHeard")}</strong>
      </p>
      {order.map((grade) => {
        const those = found.get(grade);
        return (
          those && (
            <details key={grade} className="plain voice-kind" open={grade === "unheard"} data-grade={grade}>
              <summary>
                {say(grade)} ({those.length})
              </summary>
              <ul className="voice-list">
                {those.map((v) => (
                  <VoiceRow key={v.actor} voice={v} group={group} />
                ))}
              </ul>
            </details>
          )
        );
      })}
    </>
  );
}

function VoiceRow({ voice, group }: { voice: Voice; group: string }) {
  const { id, graph } = useMap();
  const say = useSay(boardWords);
  const text = usePathText();
  const steps = voice.path?.length ?? 0;
  const where = voice.group ?? group;
  const query: Record<string, string> = where ? { stemme: voice.actor, gruppe: where } : { stemme: voice.actor };
  return (
    <li data-voice={voice.actor}>
      <span className="voice-path">{text(voice)}</span> {steps > 0 && <span className="voice-steps">{say("steps", { n: steps })}</span>}{" "}
      <a className="ds-link" href={mapAddress(id, "map", query)} aria-label={say("onMapFor", { actor: graph.nameOf(voice.actor) })}>
        {say("onMap")}
      </a>
    </li>
  );
}
