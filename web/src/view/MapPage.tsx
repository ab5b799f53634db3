import { useState } from "react";
import { count, title } from "../model/records";
import { drawingAddress } from "../net/api";
import type { Language, Speak } from "../words";
import { Failure } from "./Failure";
import { useMap } from "./useMap";

const views = ["network", "hierarchy", "grid", "rings", "levels", "governance", "overlap"] as const;

/** One map: a drawing that follows its changes. */
export function MapPage({ id, say, language }: { id: string; say: Speak; language: Language }) {
  const { snapshot, connected, failure } = useMap(id);
  const [view, setView] = useState<(typeof views)[number]>("network");
  const name = (snapshot && title(snapshot)) || say("untitled");
  return (
    <main className="page wide">
      <a className="ds-link" href="#/">
        {say("back")}
      </a>
      <Failure failure={failure} say={say} />
      {!snapshot && !failure && <p className="ds-paragraph">{say("loading")}</p>}
      {snapshot && (
        <>
          <h1 className="ds-heading" data-size="md">
            {name}
          </h1>
          <p className="ds-paragraph">
            {say("counts", {
              actors: count(snapshot, "actor"),
              relations: count(snapshot, "relation"),
              groups: count(snapshot, "group"),
            })}
          </p>
          <fieldset className="ds-fieldset row">
            <legend className="ds-label">{say("views")}</legend>
            {views.map((v) => (
              <button
                key={v}
                type="button"
                className="ds-button"
                data-size="sm"
                data-variant={v === view ? "primary" : "secondary"}
                aria-pressed={v === view}
                onClick={() => setView(v)}
              >
                {say(v)}
              </button>
            ))}
          </fieldset>
          <img
            className="drawing"
            src={drawingAddress(id, view, language, snapshot.revision)}
            alt={say("drawing", { title: name, view: say(view) })}
          />
          <output className="ds-paragraph" data-size="sm">
            {say(connected ? "connected" : "disconnected")}
          </output>
        </>
      )}
    </main>
  );
}
