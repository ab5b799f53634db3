// The drawing surfaces: one for what stands still, one on top for what changes.
import type { Camera } from "./api";
import { type Thresholds, thresholds } from "./labels";
import { paintGround } from "./paintGround";
import { paintTop } from "./paintTop";
import type { Palette } from "./palette";
import type { NodeItem, Scene } from "./scene";
import type { Interaction } from "./state";
import type { View } from "./view";

/** Draws a scene onto canvases in an element. */
export class Surface {
  edgeLabels = true;
  private readonly ground: CanvasRenderingContext2D;
  private readonly top: CanvasRenderingContext2D;
  private width = 0;
  private height = 0;
  private density = 1;
  private names: { version: number; found: Thresholds } | undefined;

  constructor(
    root: HTMLElement,
    public palette: Palette,
    _ready: () => void,
  ) {
    this.ground = context(root);
    this.top = context(root);
  }

  /** A context to measure text with. */
  get ruler(): CanvasRenderingContext2D {
    return this.top;
  }

  resize(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.density = Math.min(3, devicePixelRatio || 1);
    for (const { canvas } of [this.ground, this.top]) {
      canvas.width = Math.round(width * this.density);
      canvas.height = Math.round(height * this.density);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    this.invalidate();
  }

  /** The ground must be drawn anew. */
  invalidate(): void {
    this.names = undefined;
  }

  draw(scene: Scene, now: Interaction, camera: Camera, loose: ReadonlySet<NodeItem>, relating: boolean): void {
    if (this.width === 0 ) return;
    const view: View = { camera, width: this.width, height: this.height, density: this.density, palette: this.palette };
    const found = this.thresholds(scene);
    const ground = { loose, named: (n: NodeItem) => camera.k >= found[n.index]!, labels: () => {} };
    const steps = paintGround(this.ground, scene, ground, view);
    while (!steps.next().done);
    this.top.setTransform(1, 0, 0, 1, 0, 0);
    this.top.clearRect(0, 0, this.top.canvas.width, this.top.canvas.height);
    paintTop(this.top, scene, now, [...loose], view, relating);
  }

  private thresholds(scene: Scene): Thresholds {
    if (this.names?.version !== scene.version) this.names = { version: scene.version, found: thresholds(scene.nodes) };
    return this.names.found;
  }

  destroy(): void {
    this.ground.canvas.remove();
    this.top.canvas.remove();
  }
}

function context(root: HTMLElement): CanvasRenderingContext2D {
  const canvas = root.ownerDocument.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  root.append(canvas);
  const found = canvas.getContext("2d");
  if (!found) throw new Error("this browser has no 2d canvas");
  return found;
}
