import { useId } from "react";
import { type Level, levels } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { spotOf } from "./grid";
import { useStage } from "./stage";
import type { MoveLevels } from "./useLevels";
import { mapWords } from "./words";

/** Moves the selected without dragging. */
export function MoveBar({ move }: { move: MoveLevels }) {
  const say = useSay(mapWords);
  const { graph } = useMap();
  const { selection } = useStage();
  const spots = selection.actors.flatMap((id) => graph.actors.get(id) ?? []).map(spotOf);
  const common = (axis: "interest" | "influence") => (new Set(spots.map((s) => s[axis])).size === 1 ? spots[0]?.[axis] : undefined);
  const none = spots.length === 0;
  return (
    <fieldset className="map-group grid-move" aria-label={say("moveTo")}>
      <span>{none ? say("pickToMove") : say("moveN", { n: spots.length })}</span>
      <LevelChoice
        axis="interest"
        disabled={none}
        value={common("interest")}
        onChange={(interest) => move(selection.actors, (from) => ({ ...from, interest }))}
      />
      <LevelChoice
        axis="influence"
        disabled={none}
        value={common("influence")}
        onChange={(influence) => move(selection.actors, (from) => ({ ...from, influence }))}
      />
    </fieldset>
  );
}

interface ChoiceProps {
  axis: "interest" | "influence";
  disabled: boolean;
  /** Undefined when they differ. */
  value: Level | undefined;
  onChange: (level: Level) => void;
}

function LevelChoice({ axis, disabled, value, onChange }: ChoiceProps) {
  const id = useId();
  const domain = useDomain();
  const choices: readonly Level[] = ["", ...levels];
  return (
    <div className="grid-move-field">
      <label className="ds-label" data-size="sm" htmlFor={id}>
        {domain.field("actor", axis)}
      </label>
      <select
        id={id}
        className="ds-input"
        data-size="sm"
        disabled={disabled}
        value={value ?? "?"}
        onChange={(e) => onChange(choices.find((l) => l === e.target.value) ?? "")}
      >
        {value === undefined && <option value="?">–</option>}
        {choices.map((l) => (
          <option key={l} value={l}>
            {domain.label("level", l)}
          </option>
        ))}
      </select>
    </div>
  );
}
