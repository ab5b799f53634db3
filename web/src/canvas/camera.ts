// The camera: which part of the map is seen, and how large.
import type { Camera } from "./api";
import type { Box, Point } from "./geometry";

/** CSS pixels a map unit at 100 %. */
export const wholeSize = 1.5;

/** The least and largest CSS pixels a map unit. */
export const leastScale = 0.02;
export const mostScale = 9;

/** Where a map point is on the screen, in CSS pixels from the upper left corner. */
export function toScreen(camera: Camera, p: Point): Point {
  return { x: (p.x - camera.x) * camera.k, y: (p.y - camera.y) * camera.k };
}

/** The map point under a place on the screen. */
export function toMap(camera: Camera, p: Point): Point {
  return { x: p.x / camera.k + camera.x, y: p.y / camera.k + camera.y };
}

/** The part of the map that a view of the given size sees. */
export function seen(camera: Camera, width: number, height: number): Box {
  return { x: camera.x, y: camera.y, w: width / camera.k, h: height / camera.k };
}

/** The camera moved so that the map follows a drag of so many CSS pixels. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { x: camera.x - dx / camera.k, y: camera.y - dy / camera.k, k: camera.k };
}

/** The camera zoomed by a factor; the map point under `at` (CSS pixels) stays there. */
export function zoomed(camera: Camera, factor: number, at: Point): Camera {
  const k = Math.min(mostScale, Math.max(leastScale, camera.k * factor));
  const fixed = toMap(camera, at);
  return { x: fixed.x - at.x / k, y: fixed.y - at.y / k, k };
}

/** The camera that shows a box in the middle with some air, never larger than `most` (CSS pixels a unit). */
export function fitted(box: Box, width: number, height: number, air = 24, most = wholeSize): Camera {
  const room = (size: number) => Math.max(1, size - 2 * air);
  const k = Math.max(leastScale, Math.min(most, room(width) / Math.max(box.w, 1e-6), room(height) / Math.max(box.h, 1e-6)));
  return { x: box.x + box.w / 2 - width / 2 / k, y: box.y + box.h / 2 - height / 2 / k, k };
}

/** The camera moved no more than needed to have a box in view with some air. */
export function revealed(camera: Camera, box: Box, width: number, height: number, air = 24): Camera {
  const shift = (low: number, size: number, from: number, length: number) => {
    const margin = Math.min(air / camera.k, Math.max(0, (length - size) / 2));
    if (low - margin < from) return low - margin - from;
    return Math.max(0, low + size + margin - from - length);
  };
  const view = seen(camera, width, height);
  return { ...camera, x: camera.x + shift(box.x, box.w, view.x, view.w), y: camera.y + shift(box.y, box.h, view.y, view.h) };
}
