// A drawing that is wider than the view, and can be moved and scaled as a whole while
// a better one is made behind it.
import type { Camera } from "./api";
import type { NodeItem } from "./items";
import type { View } from "./view";

/** One canvas with a drawing for one camera. */
export class Layer {
  /** Undefined where there is nothing to draw with; then only the elements beside it are there. */
  readonly context: CanvasRenderingContext2D | undefined;
  private readonly canvas: HTMLCanvasElement;
  /** The actors that its drawing leaves out. */
  loose: ReadonlySet<NodeItem> = new Set();
  /** The camera of the view that it was drawn for; undefined while there is no drawing. */
  camera: Camera | undefined;
  private width = 0;
  private height = 0;
  private margin = 0;
  private density = 1;

  constructor(root: HTMLElement, opaque: boolean) {
    const canvas = root.ownerDocument.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    canvas.style.visibility = "hidden";
    root.append(canvas);
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { alpha: !opaque }) ?? undefined;
  }

  /** Makes it as large as the view with a margin, in CSS pixels. Its drawing is lost. */
  resize(width: number, height: number, margin: number, density: number): void {
    Object.assign(this, { width, height, margin, density, camera: undefined });
    const { canvas } = this;
    canvas.width = Math.round((width + 2 * margin) * density);
    canvas.height = Math.round((height + 2 * margin) * density);
    canvas.style.width = `${canvas.width / density}px`;
    canvas.style.height = `${canvas.height / density}px`;
  }

  /** The view that its canvas has for a camera. */
  view(camera: Camera, palette: View["palette"]): View {
    const { width, height, margin, density } = this;
    const moved = { x: camera.x - margin / camera.k, y: camera.y - margin / camera.k, k: camera.k };
    return { camera: moved, width: width + 2 * margin, height: height + 2 * margin, density, palette };
  }

  /** Puts its drawing where it belongs for a camera. */
  follow(camera: Camera): void {
    const drawn = this.camera;
    if (!drawn) return;
    const s = camera.k / drawn.k;
    const x = this.snapped((drawn.x - camera.x) * camera.k - this.margin * s, s);
    const y = this.snapped((drawn.y - camera.y) * camera.k - this.margin * s, s);
    this.canvas.style.transform = `translate(${x}px, ${y}px) scale(${s})`;
  }

  /** On whole device pixels, unless scaled: what is only moved stays crisp. */
  private snapped(v: number, scale: number): number {
    return scale === 1 ? Math.round(v * this.density) / this.density : v;
  }

  /** How much of its margin is left for a camera, in its own CSS pixels; negative when the view sees past its edge. */
  reserve(camera: Camera): number {
    const drawn = this.camera;
    if (!drawn) return -Infinity;
    const left = (camera.x - drawn.x) * drawn.k;
    const top = (camera.y - drawn.y) * drawn.k;
    const s = drawn.k / camera.k;
    return this.margin + Math.min(left, top, this.width - left - this.width * s, this.height - top - this.height * s);
  }

  /** Wipes its drawing. */
  clear(): void {
    this.context?.setTransform(1, 0, 0, 1, 0, 0);
    this.context?.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  set shown(on: boolean) {
    const wanted = on ? "visible" : "hidden";
    if (this.canvas.style.visibility !== wanted) this.canvas.style.visibility = wanted;
  }

  destroy(): void {
    this.canvas.remove();
  }
}
