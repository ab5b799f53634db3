import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { arrowTo, boxOfPlace, type Drawn, nearestPlace, type PlaceOnDrawing } from "./drawn";
import { nothing, onlyActor, toggleActor } from "./selection";
import { useStage } from "./stage";
import { useZoom, type Zoom } from "./useZoom";
import { mapWords } from "./words";

/** The image, which can be moved and scaled, and over it a button for every place where an actor is drawn. */
export function DrawnActors({ image, places }: { image: string; places: Drawn }) {
  const say = useSay(mapWords);
  const host = useRef<HTMLDivElement>(null);
  const zoom = useZoom(host, places);
  const { lie } = zoom;
  const keys = useDrawnKeys(host, places, zoom);
  useHandle(host, places, zoom);
  const size = { width: lie.k * places.width, height: lie.k * places.height };
  return (
    <div ref={host} className="drawn" role="application" aria-label={places.title} aria-describedby="drawn-about" {...zoom.handlers} {...keys.handlers}>
      <p id="drawn-about" className="unseen">
        {`${places.about} ${say("drawnHelp")}`}
      </p>
      <div className="drawn-paper" style={{ ...size, transform: `translate(${lie.x}px, ${lie.y}px)` }}>
        <img src={image} alt="" draggable={false} style={size} />
        {places.actors.map((place, i) => (
          <ActorSpot key={`${place.actor} ${i}`} place={place} index={i} k={lie.k} stop={i === keys.current} />
        ))}
      </div>
    </div>
  );
}

function ActorSpot({ place, index, k, stop }: { place: PlaceOnDrawing; index: number; k: number; stop: boolean }) {
  const { graph } = useMap();
  const { selection, passing, near, path } = useStage();
  const box = boxOfPlace(place, k);
  const marked = path?.actors.includes(place.actor) ?? false;
  return (
    <button
      type="button"
      className="drawn-actor"
      data-place={index}
      data-marked={marked}
      data-dim={!(passing?.has(place.actor) ?? true) || !(near?.has(place.actor) ?? true)}
      aria-pressed={selection.actors.includes(place.actor)}
      aria-label={[graph.nameOf(place.actor), place.about].filter(Boolean).join(", ")}
      title={graph.nameOf(place.actor)}
      tabIndex={stop ? 0 : -1}
      style={box}
    />
  );
}

function useDrawnKeys(host: React.RefObject<HTMLElement | null>, { actors }: Drawn, zoom: Zoom) {
  const { selection, select, open } = useStage();
  const [wanted, setCurrent] = useState(0);
  const current = Math.min(wanted, actors.length - 1);
  const go = (i: number) => {
    const place = actors[i];
    if (!place) return;
    setCurrent(i);
    spotOf(host.current, i)?.focus({ preventScroll: true });
    zoom.reveal(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = Number(event.target instanceof HTMLElement ? (event.target.dataset["place"] ?? current) : current);
    const place = actors[at];
    const pan = event.shiftKey && { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (pan) zoom.moveBy(pan[0] ?? 0, pan[1] ?? 0);
    else if (event.key.startsWith("Arrow") && place) go(arrowTo(actors, at, event.key) ?? at);
    else if (event.key === "Enter" && place) open(place.actor);
    else if (event.key === " " && place) select(toggleActor(selection, place.actor));
    else if (event.key === "Escape") select(nothing);
    else if (event.key === "+" || event.key === "-") zoom.zoomBy(event.key === "+" ? 1.25 : 0.8);
    else if (event.key === "0") zoom.fit();
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    if (event.detail === 0) return; // the keyboard's clicks are heard above
    const frame = event.currentTarget.getBoundingClientRect();
    const i = nearestPlace(actors, zoom.lie, event.clientX - frame.left, event.clientY - frame.top);
    const place = actors[i];
    if (!place) return select(nothing);
    setCurrent(i);
    select(event.shiftKey || event.ctrlKey || event.metaKey ? toggleActor(selection, place.actor) : onlyActor(place.actor));
  };
  return { current, handlers: { onKeyDown, onClick } };
}

// Lets the page's buttons fit, scale and go to somebody.
function useHandle(host: React.RefObject<HTMLElement | null>, { actors }: Drawn, zoom: Zoom) {
  const { register } = useStage();
  const handle = useMemo(
    () => ({
      fit: () => zoom.fit(),
      zoomBy: (factor: number) => zoom.zoomBy(factor),
      focus(id: string) {
        const i = actors.findIndex((a) => a.actor === id);
        const place = actors[i];
        if (!place) return;
        zoom.reveal(place);
        spotOf(host.current, i)?.focus({ preventScroll: true });
      },
    }),
    [host, actors, zoom],
  );
  useLayoutEffect(() => {
    register(handle);
    return () => register(undefined);
  }, [register, handle]);
}

function spotOf(host: HTMLElement | null, i: number): HTMLElement | null | undefined {
  return host?.querySelector<HTMLElement>(`[data-place="${i}"]`);
}
