// Where actors are on a drawing: going from one to the next, and areas to hit.
import { nearestIn } from "../../canvas/geometry";
import type { components, paths } from "../../model/api.gen";
import type { Lie } from "./zoom";

/** How a drawing may be asked for. */
export type Asked = NonNullable<paths["/api/maps/{map}/places"]["get"]["parameters"]["query"]>;

/** What the service tells of a drawing: its size, and where its actors are. */
export type Drawn = components["schemas"]["drawnActors"];

/** One place where an actor is drawn, in points. */
export interface PlaceOnDrawing {
  readonly actor: string;
  readonly about?: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const smallest = 24; // CSS pixels that a target has at least

/** Where the button of a place is, k CSS pixels a point. A pointer hits it from further off, see nearestPlace. */
export function boxOfPlace({ x, y, width, height }: PlaceOnDrawing, k: number): { left: number; top: number; width: number; height: number } {
  return { left: k * x, top: k * y, width: k * width, height: k * height };
}

const directions = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" } as const;

/** The place to go to from one by an arrow; undefined when there is none that way. */
export function arrowTo(places: readonly PlaceOnDrawing[], from: number, key: string): number | undefined {
  const direction = directions[key as keyof typeof directions];
  const start = places[from];
  if (!direction || !start) return undefined;
  const others = places.map((place, i) => ({ i, ...middle(place) })).filter((p) => p.i !== from);
  return others[nearestIn(direction, middle(start), others)]?.i;
}

function middle({ x, y, width, height }: PlaceOnDrawing): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The place under a point of the frame, or the nearest within reach of a finger; −1 when there is none. */
export function nearestPlace(places: readonly PlaceOnDrawing[], { x, y, k }: Lie, atX: number, atY: number): number {
  let best = -1;
  let least = smallest / 2;
  places.forEach((p, i) => {
    const aside = (from: number, length: number, at: number) => Math.max(0, from - at, at - from - length);
    const far = Math.hypot(aside(x + k * p.x, k * p.width, atX), aside(y + k * p.y, k * p.height, atY));
    if (far < least || (far === 0 && least === 0)) [best, least] = [i, far];
  });
  return best;
}

/** The colours and sizes that the server's drawings know. */
export function drawable(colour: string, size: string): Pick<Asked, "colour" | "size"> {
  const told = (["kind", "category", "attitude"] as const).find((c) => c === colour);
  const grown = (["influence", "interest"] as const).find((s) => s === size);
  return { ...(told && { colour: told }), ...(grown && { size: grown }) };
}
