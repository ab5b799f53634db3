import { useState } from "react";
import { useSay } from "../../../words/dictionary";
import { Write } from "../../common/controls";
import { Destination, type Where, whereFirst } from "./Destination";
import { PreviewOf } from "./PreviewOf";
import type { Plan } from "./usePreview";
import { useMap } from "../../common/live";
import { proposeWords } from "./words";

interface Props {
  members: readonly string[];
  group: string;
  onDone: () => void;
}

/** What becomes of those who sit in the group and are not chosen; then the preview and the one click. */
export function Accept({ members, group, onDone }: Props) {
  const { graph, may } = useMap();
  const say = useSay(proposeWords);
  const [where, setWhere] = useState<Where>(() => whereFirst(graph, group, say("displacedDefault")));
  const [name, setName] = useState(say("newDefault"));
  const [looking, setLooking] = useState(false);
  const plan: Plan = {
    accept: {
      members: [...members],
      ...(group ? { group } : { name: name.trim() || say("newDefault") }),
      ...(group && where.kind === "group" && { displaced: where.group }),
      ...(group && where.kind === "new" && { displacedName: where.name.trim() || say("displacedDefault") }),
    },
  };
  return (
    <section className="accept">
      {group ? (
        <Destination label={say("displaced")} group={group} where={where} set={setWhere} mayGo />
      ) : (
        <Write label={say("newGroupName")} value={name} onChange={setName} />
      )}
      <div>
        <button
          type="button"
          className="ds-button"
          data-size="sm"
          data-variant={looking ? "tertiary" : "primary"}
          aria-expanded={looking}
          onClick={() => setLooking(!looking)}
        >
          {say(looking ? "hidePreview" : "preview")}
        </button>
      </div>
      {looking && <PreviewOf plan={plan} mayAccept={may.revise} onDone={onDone} />}
    </section>
  );
}
