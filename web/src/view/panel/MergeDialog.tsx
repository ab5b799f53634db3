import { useState } from "react";
import type { Actor } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { Dialog } from "../common/Dialog";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { ActorPicker } from "./ActorPicker";
import "./panel.css";
import { typeOf } from "./placed";
import { panelWords } from "./words";

interface Props {
  /** The actors that are chosen already: the first is kept. */
  actors: readonly string[];
  onClose: () => void;
  onMerged?: (kept: string) => void;
}

/** Makes one actor of two that turned out to be the same. */
export function MergeDialog({ actors, onClose, onMerged }: Props) {
  const say = useSay(panelWords);
  const send = useSend();
  const { graph } = useMap();
  const [keep, setKeep] = useState(actors[0] ?? "");
  const [drop, setDrop] = useState(actors[1] ?? "");
  const kept = graph.actors.get(keep);
  const dropped = graph.actors.get(drop);
  const merge = async () => {
    if (!(await send({ command: "MergeActors", args: { keep, drop } }))) return;
    onMerged?.(keep);
    onClose();
  };
  return (
    <Dialog title={say("mergeTitle")} onClose={onClose}>
      <div className="panel">
        <p className="ds-paragraph">{say("mergeIntro")}</p>
        <ActorPicker label={say("keep")} value={keep} without={drop} onPick={setKeep} />
        <ActorPicker label={say("drop")} value={drop} without={keep} onPick={setDrop} />
        {kept && dropped && <Differences kept={kept} dropped={dropped} />}
        <button type="button" className="ds-button" data-size="sm" disabled={!kept || !dropped} onClick={() => void merge()}>
          {say("merge")}
        </button>
      </div>
    </Dialog>
  );
}

// What both state, and differently; names are kept both.
function Differences({ kept, dropped }: { kept: Actor; dropped: Actor }) {
  const say = useSay(panelWords);
  const domain = useDomain();
  const fields = (Object.keys(dropped) as (keyof Actor)[]).filter((f) => f !== "id" && f !== "name" && kept[f] && dropped[f] && kept[f] !== dropped[f]);
  if (fields.length === 0) return <p className="ds-paragraph">{say("nothingDiffers")}</p>;
  return (
    <>
      <p className="ds-paragraph">{say("differs")}</p>
      <div className="panel-table">
        <table className="ds-table" data-size="sm">
          <thead>
            <tr>
              <th scope="col">{say("field")}</th>
              <th scope="col">{kept.name}</th>
              <th scope="col">{dropped.name}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((f) => (
              <tr key={f}>
                <th scope="row">{domain.field("actor", f)}</th>
                <td>{shown(domain.label, f, kept[f])}</td>
                <td>{shown(domain.label, f, dropped[f])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function shown(label: (type: string, value: string) => string, field: keyof Actor, value: Actor[keyof Actor]): string {
  const type = typeOf(field);
  return type ? label(type, String(value)) : String(value);
}
