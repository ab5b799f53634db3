import { type ComponentType, lazy, Suspense, useEffect } from "react";
import { mapAddress, type Part, parts } from "./view/common/address";
import { useSay } from "./words/dictionary";
import { useAttempt } from "./view/common/attempt";
import { Failure } from "./view/common/Failure";
import { Header } from "./view/common/Header";
import { type LiveMap, MapContext, useLiveMap } from "./view/common/live";
import type { PartProps } from "./view/common/part";
import { commonWords } from "./view/common/words";

type Load = () => Promise<{ default: ComponentType<PartProps> }>;

const loads: Readonly<Record<Part, Load>> = {
  map: () => import("./view/map/MapPage"),
  board: () => import("./view/board/BoardPage"),
  analysis: () => import("./view/analysis/AnalysisPage"),
  themes: () => import("./view/themes/ThemesPage"),
  workshop: () => import("./view/workshop/WorkshopPage"),
  desk: () => import("./view/desk/DeskPage"),
};

const pages: Readonly<Record<Part, ComponentType<PartProps>>> = {
  map: lazy(loads.map),
  board: lazy(loads.board),
  analysis: lazy(loads.analysis),
  themes: lazy(loads.themes),
  workshop: lazy(loads.workshop),
  desk: lazy(loads.desk),
};

/** One map: its parts, and how the connection to it stands. */
export function MapShell({ id, part, query }: { id: string; part: Part; query: URLSearchParams }) {
  const { map, failure } = useLiveMap(id);
  const say = useSay(commonWords);
  const Page = pages[part];
  // The page comes while the map does. What goes wrong shows when it is drawn.
  useEffect(() => void loads[part]().catch(() => {}), [part]);
  return (
    <MapContext value={map}>
      <Header>{map ? <MapHeader map={map} part={part} /> : <Heading>{say(part)}</Heading>}</Header>
      <main id="content" className="content">
        <Failure error={failure} />
        {!map && !failure && <p className="ds-paragraph">{say("loading")}</p>}
        {map && (
          <Suspense fallback={<p className="ds-paragraph">{say("loading")}</p>}>
            <Page query={query} />
          </Suspense>
        )}
      </main>
    </MapContext>
  );
}

// What the page is called: the title of the map once it is here.
function Heading({ children }: { children: string }) {
  return (
    <h1 className="ds-heading" data-size="2xs">
      {children}
    </h1>
  );
}

function MapHeader({ map, part }: { map: LiveMap; part: Part }) {
  const say = useSay(commonWords);
  const shown = parts.filter((p) => map.may.inside || p !== "desk");
  return (
    <>
      <Heading>{map.graph.info.title || say("untitled")}</Heading>
      <nav aria-label={say("parts")}>
        <ul className="parts">
          {shown.map((p) => (
            <li key={p}>
              <a className="ds-link" href={mapAddress(map.id, p)} aria-current={p === part ? "page" : undefined}>
                {say(p)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Doing map={map} />
    </>
  );
}

function Turn({ label, sign, none, onTurn }: { label: string; sign: string; none: boolean; onTurn: () => Promise<void> }) {
  const attempt = useAttempt();
  return (
    <button
      type="button"
      className="ds-button"
      data-icon
      data-size="sm"
      data-variant="tertiary"
      aria-label={label}
      title={label}
      disabled={none}
      onClick={() => void attempt(onTurn())}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

function Doing({ map }: { map: LiveMap }) {
  const say = useSay(commonWords);
  return (
    <div className="doing">
      {map.may.edit && (
        <>
          <Turn label={say("undo")} sign="↶" none={map.past.undoable.length === 0} onTurn={map.changes.undo} />
          <Turn label={say("redo")} sign="↷" none={map.past.redoable.length === 0} onTurn={map.changes.redo} />
        </>
      )}
      <output className="state" data-ok={map.connected && map.waiting === 0}>
        {map.waiting > 0 ? say("waiting", { n: map.waiting }) : say(map.connected ? "connected" : "disconnected")}
        {map.connected && map.workshop && map.workshop.connected > 1 && ` · ${say("present", { n: map.workshop.connected })}`}
      </output>
    </div>
  );
}
