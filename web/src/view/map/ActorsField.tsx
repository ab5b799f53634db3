import { useId, useState } from "react";
import type { Actor } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { commonWords } from "../common/words";
import { best } from "./fuzzy";
import { FindField } from "./Hits";
import { mapWords } from "./words";

interface Props {
  label: string;
  /** Ids of actors. */
  value: readonly string[];
  onChange: (ids: readonly string[]) => void;
  /** Has the focus when its dialog opens. */
  leads?: boolean;
}

const hits = 7; // as many as can be taken in

/** Some actors of the map, found by typing. */
export function ActorsField({ label, value, onChange, leads = false }: Props) {
  const id = useId();
  const say = useSay(mapWords);
  const { graph } = useMap();
  const [text, setText] = useState("");
  const others = [...graph.actors.values()].filter((a) => !value.includes(a.id));
  const pick = (actor: Actor) => {
    onChange([...value, actor.id]);
    setText("");
  };
  return (
    <div className="ds-field">
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      <Chosen ids={value} onRemove={(gone) => onChange(value.filter((v) => v !== gone))} />
      <FindField
        id={id}
        label={label}
        placeholder={say("typeName")}
        leads={leads}
        text={text}
        onText={setText}
        found={text.trim() ? best(text, others, namesOf, hits) : []}
        keyOf={(a) => a.id}
        show={(a) => a.name}
        onPick={pick}
        onBack={() => onChange(value.slice(0, -1))}
      />
    </div>
  );
}

function Chosen({ ids, onRemove }: { ids: readonly string[]; onRemove: (id: string) => void }) {
  const common = useSay(commonWords);
  const { graph } = useMap();
  if (ids.length === 0) return null;
  return (
    <ul className="map-chips">
      {ids.map((id) => (
        <li key={id} className="map-chip">
          {graph.nameOf(id)}
          <button
            type="button"
            className="ds-button"
            data-size="sm"
            data-variant="tertiary"
            aria-label={`${common("remove")} ${graph.nameOf(id)}`}
            onClick={() => onRemove(id)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What an actor is found by. */
export function namesOf(actor: Actor): readonly string[] {
  return actor.shortName ? [actor.name, actor.shortName] : [actor.name];
}
