import { memo, useEffect, useRef } from "react";
import { mapAddress } from "../common/address";
import { useSay } from "../../words/dictionary";
import { type LiveMap, useMap } from "../common/live";
import { commonWords } from "../common/words";
import { othersConnected } from "./DoorStep";
import { clock, useLeft } from "../common/left";
import { Wall } from "./Wall";
import { WallCode } from "./WallCode";
import { workshopWords } from "./words";

/** The wall: what the room should see and nothing else, in big type. */
export function Projector() {
  const map = useMap();
  const say = useSay(workshopWords);
  const { workshop } = map;
  const element = useRef<HTMLDivElement>(null);
  useAlone();
  const frozen = workshop?.frozen ?? false;
  return (
    <div className="wall" ref={element} data-size="lg">
      <WallHead map={map} fullscreen={() => void element.current?.requestFullscreen().catch(() => undefined)} />
      {workshop?.open ? (
        <>
          <StillWall map={map} still={frozen} />
          {!workshop.doorLocked && <WallCode map={map} />}
        </>
      ) : (
        <p className="wall-big">{say("ended")}</p>
      )}
    </div>
  );
}

// A frozen wall shows what it showed.
const StillWall = memo(
  function Still({ map }: { map: LiveMap; still: boolean }) {
    return <Wall map={map} />;
  },
  (before, now) => before.still && now.still,
);

function WallHead({ map, fullscreen }: { map: LiveMap; fullscreen: () => void }) {
  const say = useSay(workshopWords);
  const common = useSay(commonWords);
  const left = useLeft(map.workshop?.timer);
  return (
    <header className="wall-head">
      <h2 className="ds-heading" data-size="md">
        {map.graph.info.title || common("untitled")}
      </h2>
      {left !== undefined && (
        <p role="timer" className="wall-timer" data-over={left === 0}>
          {left === 0 ? say("timeUp") : clock(left)}
        </p>
      )}
      <output className="wall-frozen">{map.workshop?.frozen && `❄ ${say("frozen")}`}</output>
      <p className="wall-here">{say("here", { n: othersConnected(map.workshop?.connected ?? 0) })}</p>
      <p className="wall-tools">
        <button type="button" className="ds-button" data-variant="tertiary" data-size="sm" onClick={fullscreen}>
          {say("fullscreen")}
        </button>
        <a className="ds-button" data-variant="tertiary" data-size="sm" href={mapAddress(map.id, "workshop")}>
          {say("leaveWall")}
        </a>
      </p>
    </header>
  );
}

// useAlone takes the page's own header out of the way: it lies behind the wall.
function useAlone() {
  useEffect(() => {
    const header = document.querySelector(".header");
    header?.setAttribute("inert", "");
    return () => header?.removeAttribute("inert");
  }, []);
}
