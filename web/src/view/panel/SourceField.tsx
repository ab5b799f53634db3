import { useId } from "react";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { panelWords } from "./words";

/** One of the map's sources, or none. */
export function SourceField({ label, value = "", onSave }: { label: string; value: string | undefined; onSave: (source: string) => void }) {
  const id = useId();
  const say = useSay(panelWords);
  const { sources } = useMap().graph;
  if (sources.size === 0) return null;
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="ds-input" data-size="sm" value={value} onChange={(e) => onSave(e.target.value)}>
        <option value="">{say("noSource")}</option>
        {[...sources.values()].map((source) => (
          <option key={source.id} value={source.id}>
            {source.title}
          </option>
        ))}
      </select>
    </div>
  );
}
