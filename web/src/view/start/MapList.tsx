import { useRef, useState } from "react";
import type { Summary } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { compareNames } from "../../model/sorting";
import { MapCard } from "./MapCard";
import { RemoveMap } from "../common/RemoveMap";
import { startWords } from "./words";

/** The maps as cards, the latest changed first; archived ones when one asks for them. */
export function MapList({ maps }: { maps: readonly Summary[] }) {
  const say = useSay(startWords);
  const [text, setText] = useState("");
  const [archived, setArchived] = useState(false);
  const [removing, setRemoving] = useState<Summary>();
  const list = useRef<HTMLUListElement>(null); // takes the focus when the card that had it goes
  const shelved = maps.filter((m) => m.archived).length;
  const shown = chosenMaps(maps, text, archived);
  return (
    <section aria-labelledby="maps">
      <div className="list-head">
        <h2 id="maps" className="ds-heading" data-size="md">
          {say("maps")}
        </h2>
        {maps.length > 0 && (
          <div className="row">
            <input
              type="search"
              className="ds-input"
              data-size="sm"
              aria-label={say("search")}
              placeholder={say("search")}
              value={text}
              onChange={(e) => setText(e.target.value)}
            />
            {shelved > 0 && (
              <label className="choice">
                <input
                  type="checkbox"
                  role="switch"
                  aria-checked={archived}
                  className="ds-input"
                  checked={archived}
                  onChange={(e) => setArchived(e.target.checked)}
                />
                {say("showArchived", { n: shelved })}
              </label>
            )}
          </div>
        )}
      </div>
      {maps.length === 0 && <p className="ds-paragraph">{say("noMaps")}</p>}
      <output className="unseen">{text && say("found", { n: shown.length })}</output>
      {text && shown.length === 0 && <p className="ds-paragraph">{say("noneFound", { text })}</p>}
      <ul className="map-cards" ref={list} tabIndex={-1}>
        {shown.map((map) => (
          <MapCard key={map.id} map={map} onRemove={() => setRemoving(map)} onGone={() => list.current?.focus()} />
        ))}
      </ul>
      {removing && <RemoveMap map={removing} onClose={() => setRemoving(undefined)} onRemoved={() => list.current?.focus()} />}
    </section>
  );
}

/** The maps that fit a text, the latest changed first. */
export function chosenMaps(maps: readonly Summary[], text: string, archived: boolean): Summary[] {
  const sought = text.trim().toLocaleLowerCase("nb");
  return maps
    .filter((m) => (archived || !m.archived) && (m.title ?? "").toLocaleLowerCase("nb").includes(sought))
    .sort((a, b) => (b.changed ?? "").localeCompare(a.changed ?? "") || compareNames(a.title ?? "", b.title ?? ""));
}
