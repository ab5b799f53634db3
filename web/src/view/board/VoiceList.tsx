import { useId } from "react";
import { mapAddress } from "../common/address";
import type { Voice } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { Failure } from "../common/Failure";
import { useMap } from "../common/live";
import { useVoices } from "./ask";
import { groupsInOrder } from "../../model/order";
import { byKind } from "./path";
import { usePathText } from "./usePathText";
import { boardWords } from "./words";

// First those that nobody hears, then the weakest voice up to the strongest.
const kinds = ["none", "steers", "attends", "reporting", "linked", "represented", "spokesperson", "seated"] as const;

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
  const found = byKind(voices);
  const unheard = found.get("none")?.length ?? 0;
  const steering = found.get("steers")?.length ?? 0;
  if (!answerable) return <p className="ds-paragraph">{say("noDeciding")}</p>;
  return (
    <>
      <p className="summary" data-unheard={unheard}>
        <strong>{unheard > 0 ? say("unheardCount", { n: unheard }) : steering > 0 ? say("allButSteering", { n: steering }) : say("allHeard")}</strong>
      </p>
      {kinds.map((kind) => {
        const those = found.get(kind);
        return (
          those && (
            <details key={kind} className="plain voice-kind" open={kind === "none"} data-kind={kind}>
              <summary>
                {say(kind)} ({those.length})
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
