import { type FormEvent, useId, useState } from "react";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { Kit } from "./Kit";
import { workshopWords } from "./words";

const lengths = [2, 4, 8] as const; // hours
const wholeDay = 24;

/** Opening: how long, who changes the map, and what outsiders mean. */
export function OpenStep() {
  const say = useSay(workshopWords);
  const attempt = useAttempt();
  const { id, workshop } = useMap();
  const [hours, setHours] = useState(4);
  const [guestsEdit, setGuestsEdit] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await attempt(got(api.POST("/api/maps/{map}/workshop", { params: { path: { map: id } }, body: { minutes: hours * 60, guestsEdit } })));
    setBusy(false);
  };
  return (
    <>
      <Kit />
      <form className="run-form" onSubmit={(e) => void open(e)}>
        <p className="ds-paragraph">{say("openText")}</p>
        {!workshop?.open && (
          <>
            <Length hours={hours} setHours={setHours} />
            <GuestsEdit value={guestsEdit} set={setGuestsEdit} />
          </>
        )}
        <div className="ds-alert" data-color="info">
          <h3 className="ds-heading" data-size="2xs">
            {say("law")}
          </h3>
          <p className="ds-paragraph">{say("lawText")}</p>
        </div>
        {workshop?.open ? (
          <Until until={workshop.until} />
        ) : (
          <button type="submit" className="ds-button" data-size="lg" disabled={busy}>
            {say("openWorkshop")}
          </button>
        )}
      </form>
    </>
  );
}

function Length({ hours, setHours }: { hours: number; setHours: (hours: number) => void }) {
  const say = useSay(workshopWords);
  return (
    <label className="ds-field">
      <span className="ds-label">{say("duration")}</span>
      <select className="ds-input" value={hours} onChange={(e) => setHours(Number(e.target.value))}>
        {lengths.map((n) => (
          <option key={n} value={n}>
            {say("hours", { n })}
          </option>
        ))}
        <option value={wholeDay}>{say("day")}</option>
      </select>
    </label>
  );
}

/** Whether participants change the map themselves. */
export function GuestsEdit({ value, set }: { value: boolean; set: (value: boolean) => void }) {
  const say = useSay(workshopWords);
  const id = useId();
  return (
    <div className="ds-field run-check">
      <input id={id} type="checkbox" className="ds-input" checked={value} aria-describedby={`${id}-text`} onChange={(e) => set(e.target.checked)} />
      <label className="ds-label" htmlFor={id}>
        {say("guestsEdit")}
      </label>
      <p id={`${id}-text`}>{say("guestsEditText")}</p>
    </div>
  );
}

/** When the workshop ends by itself. */
export function Until({ until }: { until: string | undefined }) {
  const say = useSay(workshopWords);
  if (!until) return null;
  const time = new Intl.DateTimeFormat("nb-NO", { hour: "2-digit", minute: "2-digit" }).format(new Date(until));
  return <p className="ds-paragraph">{say("until", { time })}</p>;
}
