import { useId } from "react";
import { useSay } from "../../../words/dictionary";
import { type Moment, placeBefore, useRevisionName } from "./revisions";
import { sharedWords } from "../../desk/shared/words";

interface Props {
  label: string;
  moments: readonly Moment[];
  /** The place in the list of moments. */
  at: number;
  onChange: (at: number) => void;
}

/** Chooses a revision: by a slider, one at a time, or by the date and time at which the map is wanted. */
export function RevisionPicker({ label, moments, at, onChange }: Props) {
  const say = useSay(sharedWords);
  const name = useRevisionName();
  const id = useId();
  const moment = moments[at];
  const last = moments.length - 1;
  if (!moment) return null;
  return (
    <div className="picker">
      <label className="ds-label" htmlFor={id}>
        {label}: <output htmlFor={id}>{name(moment)}</output>
      </label>
      <div className="row slider">
        <button
          type="button"
          className="ds-button"
          data-size="sm"
          data-variant="secondary"
          aria-label={say("earlier")}
          title={say("earlier")}
          disabled={at === 0}
          onClick={() => onChange(at - 1)}
        >
          ←
        </button>
        <input id={id} type="range" min={0} max={last} value={at} aria-valuetext={name(moment)} onChange={(e) => onChange(e.target.valueAsNumber)} />
        <button
          type="button"
          className="ds-button"
          data-size="sm"
          data-variant="secondary"
          aria-label={say("later")}
          title={say("later")}
          disabled={at === last}
          onClick={() => onChange(at + 1)}
        >
          →
        </button>
        <label className="ds-field date">
          <span className="unseen">{`${label}: ${say("byDate")}`}</span>
          <input
            type="datetime-local"
            className="ds-input"
            data-size="sm"
            value={localTime(moment.time)}
            onChange={(e) => e.target.value && onChange(placeBefore(moments, new Date(e.target.value).getTime() + 59_999))}
          />
        </label>
      </div>
    </div>
  );
}

/** A time as a field for dates and times has it, where the reader is. */
function localTime(time: string | undefined): string {
  if (!time) return "";
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
