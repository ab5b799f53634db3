import { useId } from "react";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { panelWords } from "./words";

interface Props {
  label: string;
  /** The id of the actor that is chosen, empty for none. */
  value: string;
  onPick: (id: string) => void;
  /** One who cannot be chosen. */
  without?: string;
}

/** One of the actors of the map. The keyboard finds one by typing its name. */
export function ActorPicker({ label, value, onPick, without }: Props) {
  const id = useId();
  const say = useSay(panelWords);
  const { actors } = useMap().graph;
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="ds-input" data-size="sm" value={value} onChange={(e) => onPick(e.target.value)}>
        <option value="">{say("choose")}</option>
        {[...actors.values()].map((a) =>
          a.id === without ? null : (
            <option key={a.id} value={a.id}>
              {a.name}
            </option>
          ),
        )}
      </select>
    </div>
  );
}
