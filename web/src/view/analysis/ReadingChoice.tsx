import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import type { Relation } from "../../model/types";
import type { Reading } from "../../model/analysis";
import { Tick } from "../common/controls";
import { analysisWords } from "./words";

interface Props {
  reading: Reading;
  onChange: (reading: Reading) => void;
  relations: Iterable<Relation>;
}

/** How the map is read: which relations count, and whether directions and strengths do. */
export function ReadingChoice({ reading, onChange, relations }: Props) {
  const say = useSay(analysisWords);
  return (
    <fieldset className="ds-fieldset reading">
      <legend className="unseen">{say("reading")}</legend>
      <Types reading={reading} onChange={onChange} relations={relations} />
      <Tick label={say("directed")} on={reading.directed} onChange={(directed) => onChange({ ...reading, directed })} />
      <Tick label={say("weighted")} on={reading.weighted} onChange={(weighted) => onChange({ ...reading, weighted })} />
    </fieldset>
  );
}

function Types({ reading, onChange, relations }: Props) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  const counts = new Map<Reading["types"][number], number>();
  for (const { type } of relations) if (type) counts.set(type, (counts.get(type) ?? 0) + 1);
  const known = [...counts].sort((a, b) => b[1] - a[1]);
  const { types } = reading;
  const toggle = (type: Reading["types"][number]) => onChange({ ...reading, types: types.includes(type) ? types.filter((t) => t !== type) : [...types, type] });
  return (
    <details className="menu">
      <summary className="ds-button" data-size="sm" data-variant="secondary">
        {say("types")}: {types.length === 0 ? say("allTypes") : say("typesChosen", { n: types.length })}
      </summary>
      <div className="menu-body">
        <Tick label={say("allTypes")} on={types.length === 0} onChange={() => onChange({ ...reading, types: [] })} />
        {known.map(([type, n]) => (
          <Tick key={type} label={`${domain.label("relation", type)} (${n})`} on={types.includes(type)} onChange={() => toggle(type)} />
        ))}
      </div>
    </details>
  );
}
