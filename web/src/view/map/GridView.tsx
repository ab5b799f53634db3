import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { levels } from "../../model/types";
import { useLevelsSeen } from "../common/levels";
import { useMap } from "../common/live";
import { appearances } from "./look";
import { bySpot, cells, keyOf } from "./grid";
import "./grid.css";
import { GridCell, type Room } from "./GridCell";
import { GridLane } from "./GridLane";
import { MoveBar } from "./MoveBar";
import { useStage } from "./stage";
import { useGridKeys } from "./useGridKeys";
import { useGridDrag } from "./useGridDrag";
import { useLevels } from "./useLevels";
import { mapWords } from "./words";

/** Interest and influence as a grid of buttons, for those who may see them. */
export default function GridView() {
  const say = useSay(mapWords);
  return useLevelsSeen() ? <Grid /> : <p className="map-wait ds-paragraph">{say("levelsUnseen")}</p>;
}

/** The grid: drag, use the menu or the keyboard to move somebody. */
function Grid() {
  const say = useSay(mapWords);
  const domain = useDomain();
  const { graph, may } = useMap();
  const { filters, passing, look } = useStage();
  const { moved, move } = useLevels();
  const shows = useMemo(() => (id: string) => !filters.hide || !passing || passing.has(id), [filters.hide, passing]);
  const spots = useMemo(() => bySpot(graph, shows, moved), [graph, shows, moved]);
  const looks = useMemo(() => appearances(graph, look.colour), [graph, look.colour]);
  const host = useRef<HTMLDivElement>(null);
  const plane = useRef<HTMLDivElement>(null);
  const room = useRoom(plane);
  const { over, ghost, handlers } = useGridDrag(host, may.revise, move);
  const keys = useGridKeys(host, spots, may.revise ? move : undefined);
  const shared = { spots, looks, over, current: keys.current };
  return (
    <section className="grid-view" ref={host} {...handlers} {...keys.handlers} aria-label={domain.label("view", "grid")} aria-describedby="grid-help">
      <p id="grid-help" className="unseen">
        {say(may.revise ? "gridHelp" : "gridHelpRead")}
      </p>
      <div className="grid-bar">{may.revise && <MoveBar move={move} />}</div>
      <div className="grid-plane">
        <Axes />
        <div className="grid-cells" ref={plane}>
          {cells.map((spot) => (
            <GridCell key={keyOf(spot)} spot={spot} room={room} {...shared} />
          ))}
        </div>
      </div>
      <GridLane {...shared} />
      <div ref={ghost} className="grid-ghost" hidden aria-hidden="true" />
    </section>
  );
}

function Axes() {
  const domain = useDomain();
  return (
    <>
      <div className="grid-axis" data-axis="y" aria-hidden="true">
        <strong>{domain.field("actor", "influence")} ↑</strong>
        {[...levels].reverse().map((l) => (
          <span key={l}>{domain.label("level", l)}</span>
        ))}
      </div>
      <div className="grid-axis" data-axis="x" aria-hidden="true">
        <strong>{domain.field("actor", "interest")} →</strong>
        {levels.map((l) => (
          <span key={l}>{domain.label("level", l)}</span>
        ))}
      </div>
    </>
  );
}

/** The room in a cell. Where cells lie under each other they grow, and have room for all. */
function useRoom(plane: React.RefObject<HTMLDivElement | null>): Room {
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = plane.current;
    if (!element) return undefined;
    const measure = () => {
      const stacked = getComputedStyle(element).display !== "grid";
      const size = stacked ? { width: Infinity, height: Infinity } : { width: element.clientWidth / 4 - 16, height: element.clientHeight / 4 - 10 };
      setRoom((before) => (before.width === size.width && before.height === size.height ? before : size));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [plane]);
  return room;
}
