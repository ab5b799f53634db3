import { useQueryClient } from "@tanstack/react-query";
import { mapAddress } from "../common/address";
import type { Summary } from "../../model/types";
import { ask, newID } from "../../net/ask";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { locale, useLanguage } from "../../words/language";
import { useAnnounce } from "../common/announce";
import { useAttempt } from "../common/attempt";
import { commonWords } from "../common/words";
import { countText } from "../common/values";
import { startWords } from "./words";

/** One map: a small drawing, its name and size, and what one can do with it as a whole. */
export function MapCard({ map, onRemove, onGone }: { map: Summary; onRemove: () => void; onGone: () => void }) {
  const common = useSay(commonWords);
  const say = useSay(startWords);
  const domain = useDomain();
  const lang = useLanguage();
  const title = map.title || common("untitled");
  const size = say("size", { actors: countText(domain, "actor", map.actors), relations: countText(domain, "relation", map.relations) });
  const changed = map.changed && new Intl.DateTimeFormat(locale(lang), { dateStyle: "medium", timeStyle: "short" }).format(new Date(map.changed));
  return (
    <li className="map-card" data-archived={map.archived}>
      {map.actors > 0 ? (
        <img src={`/api/maps/${map.id}/thumbnail.svg?${new URLSearchParams({ lang, revision: String(map.revision) })}`} alt="" loading="lazy" />
      ) : (
        <div className="no-drawing" />
      )}
      <div className="map-card-text">
        <h3 className="ds-heading" data-size="2xs">
          <a className="ds-link" href={mapAddress(map.id)}>
            {title}
          </a>
        </h3>
        <p className="ds-paragraph" data-size="sm">
          {size}
          {map.archived && (
            <span className="ds-tag" data-size="sm">
              {say("archived")}
            </span>
          )}
        </p>
        {changed && (
          <p className="ds-paragraph subtle" data-size="sm">
            {say("changed", { time: changed })}
          </p>
        )}
        <CardActions map={map} title={title} onRemove={onRemove} onGone={onGone} />
      </div>
    </li>
  );
}

function CardActions({ map, title, onRemove, onGone }: { map: Summary; title: string; onRemove: () => void; onGone: () => void }) {
  const say = useSay(startWords);
  const { copy, archive } = useMapActions(map, title, onGone);
  const shelve = map.archived ? "unarchive" : "archive";
  return (
    <div className="card-actions">
      <Action label={say("copy")} name={say("copyNamed", { title })} onPress={copy} />
      <Action label={say(shelve)} name={say(`${shelve}Named`, { title })} onPress={archive} />
      <Action label={say("remove")} name={say("removeNamed", { title })} onPress={onRemove} />
    </div>
  );
}

function Action({ label, name, onPress }: { label: string; name: string; onPress: () => void }) {
  return (
    <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" aria-label={name} onClick={onPress}>
      {label}
    </button>
  );
}

function useMapActions(map: Summary, title: string, onGone: () => void) {
  const say = useSay(startWords);
  const client = useQueryClient();
  const attempt = useAttempt();
  const announce = useAnnounce();
  const renew = () => client.invalidateQueries({ queryKey: ["maps"] });
  const copy = async () => {
    const copied = say("copyTitle", { title });
    const made = await attempt(got(api.POST("/api/maps/{map}/copy", { params: { path: { map: map.id } }, body: { title: copied } })));
    if (made) announce(say("copied", { title: copied }));
    await renew();
  };
  const archive = async () => {
    const command = { id: newID(), command: "ChangeMap", args: { archived: !map.archived } };
    const done = await attempt(ask("POST", `/api/maps/${map.id}/commands`, command));
    if (done && !map.archived) onGone();
    await renew();
  };
  return { copy: () => void copy(), archive: () => void archive() };
}
