// The inside of the canvas: joins scene, surface, overlay, pointer and keyboard.
import type { Camera, CanvasOptions, Describe, Intentions, Move, SceneModel, Selection } from "./api";
import { fitted, revealed, toMap, toScreen, wholeSize, zoomed } from "./camera";
import "./canvas.css";
import type { Point } from "./geometry";
import { Keys } from "./keys";
import { Motion } from "./motion";
import { Overlay } from "./overlay";
import { Pointer } from "./pointer";
import { Scene } from "./scene";
import { canRelate, type Controls, idle, type Interaction } from "./state";
import { Surface } from "./surface";
import { followTheme, readPalette, reducedMotion } from "./theme";

/** All parts of one canvas. */
export class Board implements Controls {
  private readonly container: HTMLDivElement;
  readonly root: HTMLDivElement;
  private readonly live: HTMLDivElement;
  readonly scene: Scene;
  private readonly surface: Surface;
  private readonly overlay: Overlay;
  private readonly motion: Motion;
  private readonly pointer: Pointer;
  private readonly stops: (() => void)[] = [];
  describe: Describe;
  on: Intentions;
  readOnly: boolean;
  now: Interaction = idle;
  camera: Camera = { x: 0, y: 0, k: wholeSize };
  width = 0;
  height = 0;
  /** The camera was given or moved, so that a first size or model does not fit anew. */
  private settled = false;
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pendingMoves: readonly Move[] = [];
  private cameraChanged = false;

  constructor(host: HTMLElement, options: CanvasOptions) {
    this.describe = options.describe;
    this.on = options.on ?? {};
    this.readOnly = options.readOnly ?? false;
    this.container = element(host, "div", "graph-canvas");
    this.root = element(this.container, "div", "graph-root");
    this.live = element(this.container, "div", "graph-hidden");
    this.live.setAttribute("aria-live", "polite");
    this.surface = new Surface(this.root, readPalette(this.container));
    this.surface.edgeLabels = options.edgeLabels ?? true;
    this.scene = new Scene(this.surface.newRuler());
    this.overlay = new Overlay(this.root, this.container, this.scene, this.describe);
    this.motion = new Motion(this.scene);
    this.pointer = new Pointer(this);
    this.stops.push(this.pointer.listen(), new Keys(this, this.pointer).listen());
    this.name();
    this.observe();
    if (options.camera) this.setCamera(options.camera);
    if (options.model) this.setModel(options.model);
  }

  private name(): void {
    this.root.setAttribute("role", "application");
    this.root.setAttribute("aria-label", this.describe.canvas);
    this.root.setAttribute("aria-description", this.describe.help);
  }

  /** Follows size, colours, fonts and focus. */
  private observe(): void {
    const resize = new ResizeObserver(() => this.resize());
    resize.observe(this.container);
    const recolour = () => {
      this.surface.palette = readPalette(this.container);
      this.surface.resize(this.width, this.height);
      this.redraw();
    };
    const stop = new AbortController();
    this.root.addEventListener("focusin", (e) => this.focused(e), { signal: stop.signal });
    this.root.addEventListener("focusout", () => this.show({ ring: false }), { signal: stop.signal });
    document.fonts?.addEventListener("loadingdone", () => this.remeasure(), { signal: stop.signal });
    this.stops.push(
      () => resize.disconnect(),
      followTheme(this.container, recolour),
      () => stop.abort(),
    );
    this.resize();
  }

  private focused(e: FocusEvent): void {
    const id = e.target instanceof HTMLElement ? e.target.dataset["node"] : undefined;
    if (!id) return;
    const ring = e.target instanceof HTMLElement && e.target.matches(":focus-visible") && !this.byPointer;
    this.show({ focused: id, ring });
    this.overlay.setCurrent(id, false);
    if (ring) this.reveal(id);
  }

  private byPointer = false;

  private resize(): void {
    const { clientWidth: width, clientHeight: height } = this.container;
    if (width === this.width && height === this.height) return;
    const before = { width: this.width, height: this.height };
    this.width = width;
    this.height = height;
    this.surface.resize(width, height);
    if (!this.settled) this.fit();
    else if (before.width > 0) {
      const middle = toMap(this.camera, { x: before.width / 2, y: before.height / 2 });
      this.setCamera({ x: middle.x - width / 2 / this.camera.k, y: middle.y - height / 2 / this.camera.k, k: this.camera.k });
    }
    this.redraw();
  }

  private remeasure(): void {
    this.scene.remeasure(this.surface.newRuler());
    this.overlay.sync();
    this.redraw();
  }

  setModel(model: SceneModel): void {
    this.motion.accept(model, this.surface.quick && !reducedMotion());
    this.overlay.sync();
    this.overlay.setSelected(new Set(this.now.selection.nodes));
    if (this.now.focused !== this.overlay.current) this.show({ focused: this.overlay.current });
    this.root.tabIndex = model.nodes.length > 0 ? -1 : 0;
    if (!this.settled && this.width > 0 && model.nodes.length > 0) {
      this.fit();
      this.settled = true;
    }
    this.redraw();
  }

  setOptions(options: Partial<Omit<CanvasOptions, "model" | "camera">>): void {
    if (options.on) this.on = options.on;
    if (options.readOnly !== undefined) this.readOnly = options.readOnly;
    if (options.edgeLabels !== undefined && options.edgeLabels !== this.surface.edgeLabels) {
      this.surface.edgeLabels = options.edgeLabels;
      this.redraw();
    }
    if (options.describe && options.describe !== this.describe) {
      this.describe = options.describe;
      this.overlay.setDescribe(options.describe);
      this.name();
    }
  }

  /** Selects without telling the page. */
  setSelection(selection: Selection): void {
    this.overlay.setSelected(new Set(selection.nodes));
    this.show({ selection });
  }

  fit(ids?: readonly string[]): void {
    const box = this.scene.bounds(ids);
    if (!box || this.width === 0) return;
    const first = fitted(box, this.width, this.height);
    this.setCamera(fitted(this.scene.bounds(ids, first.k) ?? box, this.width, this.height));
    if (!ids && this.scene.nodes.length > 0) this.settled = true;
  }

  reveal(id: string): void {
    const box = this.scene.bounds([id], this.camera.k);
    if (box && this.width > 0) this.setCamera(revealed(this.camera, box, this.width, this.height));
  }

  zoomBy(factor: number, clientX?: number, clientY?: number): void {
    const box = this.root.getBoundingClientRect();
    const at = clientX === undefined || clientY === undefined ? { x: this.width / 2, y: this.height / 2 } : { x: clientX - box.left, y: clientY - box.top };
    this.setCamera(zoomed(this.camera, factor, at));
  }

  setCamera(camera: Camera): void {
    const { x, y, k } = camera;
    if (x === this.camera.x && y === this.camera.y && k === this.camera.k) return;
    if (![x, y, k].every(Number.isFinite) || k <= 0) return;
    this.camera = { x, y, k };
    this.settled = true;
    this.cameraChanged = true;
    this.schedule();
  }

  startRelation(from: string): void {
    const item = this.scene.node(from);
    if (!item || !canRelate(this)) return;
    this.focus(from, "keyboard");
    this.show({ draft: { from, at: item, keyboard: true } });
    this.say(this.describe.relating(item.model));
  }

  cancel(): void {
    if (this.now.draft) this.say(this.describe.relatingStopped);
    if (this.now.dragged.size > 0) this.hold([], "cancel");
    this.show({ draft: undefined, marquee: undefined });
  }

  toMap(clientX: number, clientY: number): Point {
    const box = this.root.getBoundingClientRect();
    return toMap(this.camera, { x: clientX - box.left, y: clientY - box.top });
  }

  place(id: string): DOMRect | undefined {
    const item = this.scene.node(id);
    if (!item) return undefined;
    const box = this.root.getBoundingClientRect();
    const p = toScreen(this.camera, { x: item.x - item.w / 2, y: item.y - item.h / 2 });
    return new DOMRect(box.left + p.x, box.top + p.y, item.w * this.camera.k, item.h * this.camera.k);
  }

  destroy(): void {
    for (const stop of this.stops) stop();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
    this.surface.destroy();
    this.overlay.destroy();
    this.container.remove();
  }

  say(text: string): void {
    if (this.on.announce) this.on.announce(text);
    else this.live.textContent = text;
  }

  show(change: { [K in keyof Interaction]?: Interaction[K] | undefined }): void {
    const keys = Object.keys(change) as (keyof Interaction)[];
    if (keys.every((key) => this.now[key] === change[key])) return;
    const next = Object.entries({ ...this.now, ...change }).filter(([, value]) => value !== undefined);
    this.now = Object.fromEntries(next) as Partial<Interaction> as Interaction;
    this.schedule();
  }

  select(selection: Selection): void {
    this.setSelection(selection);
    this.on.select?.(selection);
  }

  hold(moves: readonly Move[], phase: "drag" | "drop" | "cancel"): void {
    if (phase === "drag") {
      this.motion.drag(moves);
      this.pendingMoves = moves;
      if (this.now.dragged.size === 0) this.show({ dragged: new Set(moves.map((m) => m.id)) });
      this.schedule();
      return;
    }
    if (this.now.dragged.size === 0) return;
    const last = this.motion.release(phase === "drop");
    this.pendingMoves = [];
    this.show({ dragged: new Set() });
    if (last.length > 0) this.on.move?.(last, phase);
    this.redraw();
  }

  focus(id: string, from: "keyboard" | "pointer"): void {
    this.byPointer = from === "pointer";
    this.overlay.setCurrent(id, true);
    this.byPointer = false;
    this.show({ focused: id, ring: from === "keyboard" });
    if (from === "keyboard") this.reveal(id);
  }

  private redraw(): void {
    this.surface.invalidate();
    this.schedule();
  }

  /** Asks for a frame: the next one, or one after so many milliseconds. */
  private schedule(wait = 0): void {
    clearTimeout(this.timer);
    if (wait > 0) this.timer = setTimeout(() => this.schedule(), wait);
    else if (this.frame === 0) this.frame = requestAnimationFrame((time) => this.draw(time));
  }

  /** One frame: moves what moves, tells the page, and draws. */
  private draw(time = performance.now()): void {
    this.frame = 0;
    const moved = this.motion.step(time);
    if (moved.length > 0) this.overlay.place(moved);
    if (this.pendingMoves.length > 0) this.on.move?.(this.pendingMoves, "drag");
    this.pendingMoves = [];
    if (this.cameraChanged) {
      this.overlay.setCamera(this.camera);
      this.on.camera?.(this.camera);
    }
    this.cameraChanged = false;
    const again = this.surface.draw({ scene: this.scene, now: this.now, camera: this.camera, loose: this.motion.loose, relating: canRelate(this) });
    if (this.motion.busy || again === 0) this.schedule();
    else if (again !== undefined) this.schedule(again);
  }
}

function element(parent: HTMLElement, tag: "div", name: string): HTMLDivElement {
  const e = parent.ownerDocument.createElement(tag);
  e.className = name;
  parent.append(e);
  return e;
}
