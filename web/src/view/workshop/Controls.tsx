import { type FormEvent, useState } from "react";
import { type View, views } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { groupCode } from "../../model/code";
import { othersConnected } from "./DoorStep";
import { clock, useLeft } from "../common/left";
import { useSteer } from "./useSteer";
import { workshopWords } from "./words";

/** What is at hand during the whole workshop: code, lock, freeze, timer, and where everybody is led. */
export function Controls() {
  const say = useSay(workshopWords);
  const { workshop } = useMap();
  return (
    <aside className="run-controls" aria-labelledby="controls">
      <h2 id="controls" className="ds-heading" data-size="2xs">
        {say("controls")}
      </h2>
      <p className="run-figures">
        <strong className="run-small-code">{groupCode(workshop?.code ?? "")}</strong>
        <span>{say("connectedNow", { n: othersConnected(workshop?.connected ?? 0) })}</span>
      </p>
      <LeadTo />
      <Toggle field="frozen" name="freeze" text="freezeText" />
      <Toggle field="locked" name="lockMap" text="lockMapText" />
      <Timer />
    </aside>
  );
}

function Toggle({ field, name, text }: { field: "frozen" | "locked"; name: "freeze" | "lockMap"; text: "freezeText" | "lockMapText" }) {
  const say = useSay(workshopWords);
  const steer = useSteer();
  const { workshop } = useMap();
  const on = workshop?.[field] ?? false;
  return (
    <div>
      <button
        type="button"
        className="ds-button"
        data-variant={on ? "primary" : "secondary"}
        aria-pressed={on}
        aria-describedby={`${field}-text`}
        onClick={() => void steer(field === "frozen" ? { frozen: !on } : { locked: !on })}
      >
        {say(name)}: {say(on ? "on" : "off")}
      </button>
      <p className="run-note" id={`${field}-text`}>
        {say(text)}
      </p>
    </div>
  );
}

function LeadTo() {
  const say = useSay(workshopWords);
  const domain = useDomain();
  const steer = useSteer();
  const { workshop, graph } = useMap();
  return (
    <div className="run-lead">
      <label className="ds-field">
        <span className="ds-label">{say("leadAll")}</span>
        <select
          className="ds-input"
          value={workshop?.view ?? ""}
          onChange={(e) => void steer({ view: (views.find((v) => v === e.target.value) ?? "") as View })}
        >
          <option value="">{say("nowhere")}</option>
          {views.map((v) => (
            <option key={v} value={v}>
              {domain.label("view", v)}
            </option>
          ))}
        </select>
      </label>
      <label className="ds-field">
        <span className="ds-label">{say("focusOn")}</span>
        <select className="ds-input" value={workshop?.focus ?? ""} onChange={(e) => void steer({ focus: e.target.value })}>
          <option value="">{say("anyActor")}</option>
          {[...graph.actors.values()].map((a) => (
            <option key={a.id} value={a.id}>
              {a.name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

const usual = [2, 5, 10] as const; // minutes

function Timer() {
  const say = useSay(workshopWords);
  const steer = useSteer();
  const { workshop } = useMap();
  const left = useLeft(workshop?.timer);
  const [minutes, setMinutes] = useState(15);
  const start = (event: FormEvent) => {
    event.preventDefault();
    void steer({ timer: Math.round(minutes * 60) });
  };
  return (
    <section className="run-timer" aria-label={say("timer")}>
      <h3 className="ds-label">{say("timer")}</h3>
      {left !== undefined ? (
        <p className="row">
          <span role="timer" className="run-clock">
            {left === 0 ? say("timeUp") : clock(left)}
          </span>
          <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => void steer({ timer: 0 })}>
            {say("stopTimer")}
          </button>
        </p>
      ) : (
        <form className="row" onSubmit={start}>
          {usual.map((n) => (
            <button key={n} type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => void steer({ timer: n * 60 })}>
              {say("minutes", { n })}
            </button>
          ))}
          <label className="ds-field">
            <span className="ds-label">{say("ownMinutes")}</span>
            <input className="ds-input" data-size="sm" type="number" min={1} max={600} value={minutes} onChange={(e) => setMinutes(Number(e.target.value))} />
          </label>
          <button type="submit" className="ds-button" data-size="sm" data-variant="secondary" disabled={!(minutes >= 1)}>
            {say("startTimer")}
          </button>
        </form>
      )}
    </section>
  );
}
