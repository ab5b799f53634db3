import { useState } from "react";
import { type Actor, type View, views } from "../../model/types";
import { Picture } from "../common/Picture";
import type { PhoneMap } from "./phoneMap";
import type { Phone } from "./usePhone";
import type { PhoneKey } from "./words/texts";
import { capital } from "../../words/dictionary";
import { usePhoneSay } from "./words";

/** The map as a drawing, in the view that the facilitator shows or one's own choice, and the same as a list. */
export function MapPart({ phone }: { phone: Phone }) {
  const say = usePhoneSay();
  const { map, workshop } = phone;
  const [large, setLarge] = useState(false);
  const [own, setOwn] = useState<View>("network");
  const led = (workshop?.view || undefined) as View | undefined;
  const view = led ?? own;
  const focus = map.actors.find((a) => a.id === workshop?.focus);
  const name = capital(say(`view.${view}`));
  return (
    <>
      {led ? (
        <h2 className="ds-heading" data-size="xs">
          {say("led", { view: name.toLowerCase() })}
        </h2>
      ) : (
        <ViewChoice view={own} choose={setOwn} />
      )}
      {focus && (
        <p>
          {say("look")}: <strong className="phone-name">{focus.name}</strong>
        </p>
      )}
      <button type="button" className="ds-button" data-variant="secondary" data-size="sm" aria-pressed={large} onClick={() => setLarge(!large)}>
        {say(large ? "fit" : "larger")}
      </button>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable */}
      <section className="phone-picture" data-large={large} tabIndex={0} aria-label={say("map")}>
        <Picture
          className="phone-drawing"
          map={phone.id}
          view={view}
          drawn={phone.drawn}
          alt={say("drawing", { view: name, actors: map.actors.length, relations: map.relations.length })}
        />
      </section>
      {focus && (
        <section className="ds-card phone-focus">
          <h3 className="phone-name">{focus.name}</h3>
          <Ties actor={focus} map={map} />
        </section>
      )}
      <AsList map={map} />
    </>
  );
}

function ViewChoice({ view, choose }: { view: View; choose: (view: View) => void }) {
  const say = usePhoneSay();
  return (
    <label className="ds-field">
      <span className="ds-label">{say("ownChoice")}</span>
      <select className="ds-input" value={view} onChange={(e) => choose(views.find((v) => v === e.target.value) ?? "network")}>
        {views.map((v) => (
          <option key={v} value={v}>
            {capital(say(`view.${v}`))}
          </option>
        ))}
      </select>
    </label>
  );
}

// AsList says the same as the drawing.
function AsList({ map }: { map: PhoneMap }) {
  const say = usePhoneSay();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{say("asList")}</summary>
      <ul className="phone-agreed">
        {(open ? map.actors : []).map((a) => (
          <li key={a.id}>
            <span className="phone-name">{a.name}</span>
            <Ties actor={a} map={map} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Ties({ actor, map }: { actor: Actor; map: PhoneMap }) {
  const say = usePhoneSay();
  const ties = map.relations.filter((r) => r.from === actor.id || r.to === actor.id);
  if (ties.length === 0) return <p className="phone-hint">{say("noRelations")}</p>;
  return (
    <ul className="phone-ties">
      {ties.map((r) => (
        <li key={r.id}>
          {map.names.get(r.from)} {r.label || say(`relation.${r.type || "other"}` as PhoneKey)} {map.names.get(r.to)}
        </li>
      ))}
    </ul>
  );
}
