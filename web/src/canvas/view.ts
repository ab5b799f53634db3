// What drawing needs to know beside the scene.
import type { Camera } from "./api";
import type { Palette } from "./palette";

/** A view onto the scene: what is seen, on how large a surface. */
export interface View {
  readonly camera: Camera;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels a CSS pixel. */
  readonly density: number;
  readonly palette: Palette;
}

/** Lets the context draw in map units. */
export function useMapUnits(context: CanvasRenderingContext2D, view: View): void {
  const s = view.camera.k * view.density;
  context.setTransform(s, 0, 0, s, -view.camera.x * s, -view.camera.y * s);
}

/** Lets the context draw in CSS pixels. */
export function usePixels(context: CanvasRenderingContext2D, view: View): void {
  context.setTransform(view.density, 0, 0, view.density, 0, 0);
}

/** The opacity of what is dimmed. */
export const dimmed = 0.28;

/** Scales (CSS pixels a unit) below which detail is left out: line ends, then shapes. */
export const headsFrom = 0.45;
export const shapesFrom = 0.225;
