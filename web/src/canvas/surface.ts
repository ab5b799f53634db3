// The drawing surfaces. What stands still is drawn on a layer wider than the view,
// which only moves while the map is panned; a new drawing is made behind it, a few
// milliseconds a frame, and takes its place when it is done. On top lies a layer for
// what changes from frame to frame.
import type { Camera } from "./api";
import { type Band, bandOf, type EdgeName, placeEdgeNames } from "./edgeNames";
import { overlaps } from "./geometry";
import { seen } from "./camera";
import { Layer } from "./layer";
import { sizeAt } from "./labels";
import { forced, named, Names, small } from "./names";
import { paintGround } from "./paintGround";
import { paintTop, topIsEmpty } from "./paintTop";
import type { Palette } from "./palette";
import type { NodeItem } from "./items";
import type { Scene } from "./scene";
import { type Interaction, present } from "./state";
import { browserRuler, roughRuler, type Ruler } from "./text";

/** How long drawing the ground may take in one frame, in milliseconds. */
const budget = 7;

/** A map whose ground takes longer than this is drawn bit by bit, and not for every small change. */
const quick = 10;

/** What is drawn for one frame. */
export interface Frame {
  readonly scene: Scene;
  readonly now: Interaction;
  readonly camera: Camera;
  /** Actors that move now. */
  readonly loose: ReadonlySet<NodeItem>;
  /** Relations can be drawn by hand. */
  readonly relating: boolean;
}

/** A ground drawing that is being made. */
interface Job {
  readonly steps: Generator<void>;
  readonly layer: Layer;
  readonly camera: Camera;
  readonly loose: ReadonlySet<NodeItem>;
  readonly anyhow: readonly NodeItem[];
  spent: number;
}

/** Draws a scene onto canvases in an element. */
export class Surface {
  edgeLabels = true;
  private front: Layer;
  private back: Layer;
  private readonly top: Layer;
  private width = 0;
  private height = 0;
  /** Something on the ground has changed since the last job began. */
  private stale = true;
  private job: Job | undefined;
  private cost = 0;
  /** How long, and until when, a costly ground is not drawn anew for small changes; for another camera, half as long. */
  private rest = 0;
  private restUntil = 0;
  private anyhow: readonly NodeItem[] = [];
  private edgeNames: { readonly band: Band; readonly placed: readonly EdgeName[] } | undefined;
  private readonly names = new Names();
  private ruler: Ruler;

  constructor(
    root: HTMLElement,
    public palette: Palette,
  ) {
    this.front = new Layer(root, true);
    this.back = new Layer(root, true);
    this.top = new Layer(root, false);
    this.ruler = this.newRuler();
  }

  /** A ruler that measures with the fonts that are there now. */
  newRuler(): Ruler {
    this.ruler = this.top.context ? browserRuler(this.top.context) : roughRuler;
    return this.ruler;
  }

  resize(width: number, height: number): void {
    [this.width, this.height] = [width, height];
    const density = Math.min(3, devicePixelRatio || 1);
    const margin = Math.round((density > 1.5 ? 96 : 160) * density) / density;
    for (const layer of [this.front, this.back]) layer.resize(width, height, margin, density);
    this.top.resize(width, height, 0, density);
    this.job?.steps.return(undefined);
    this.job = undefined;
    this.invalidate();
  }

  /** The ground must be drawn anew. */
  invalidate(): void {
    this.stale = true;
    this.edgeNames = undefined;
  }

  /** The ground is drawn within one frame: there is time for gliding actors. */
  get quick(): boolean {
    return this.cost <= quick;
  }

  /** Draws a frame. Returns in how many milliseconds another is wanted, 0 for the next, undefined for none. */
  draw(frame: Frame): number | undefined {
    if (this.width === 0 || this.height === 0) return undefined;
    const time = performance.now();
    this.begin(frame, time);
    if (this.job) this.proceed(this.job, time);
    this.front.follow(frame.camera);
    this.drawTop(frame);
    return this.wanted(frame, performance.now());
  }

  /** Begins a ground drawing when one is needed and none is being made. */
  private begin(frame: Frame, time: number): void {
    const { front } = this;
    const anyhow = forced(asked(frame), frame.camera.k);
    if (frame.loose !== front.loose && frame.loose !== this.job?.loose) this.stale = true;
    if (!sameList(anyhow, this.anyhow)) this.stale = true;
    if (this.job || !this.needed(frame, time)) return;
    this.stale = false;
    this.anyhow = anyhow;
    const layer = this.back;
    this.job = { steps: this.steps(frame, layer, anyhow, time), layer, camera: frame.camera, loose: frame.loose, anyhow, spent: 0 };
  }

  private needed({ camera, loose }: Frame, time: number): boolean {
    const { front } = this;
    if (!front.camera) return true;
    if (this.misfits(camera)) return time >= this.restUntil - this.rest / 2;
    return (this.stale || (this.names.due(time) === 0 && loose.size === 0)) && time >= this.restUntil;
  }

  /** Whether the ground that is shown does not do for a camera: another scale, or nearly past its edge. */
  private misfits(camera: Camera): boolean {
    return this.front.camera?.k !== camera.k || this.front.reserve(camera) < 24;
  }

  private *steps(frame: Frame, layer: Layer, anyhow: readonly NodeItem[], time: number): Generator<void> {
    const { scene, loose, camera } = frame;
    yield* this.names.refresh(scene, time);
    const view = layer.view(camera, this.palette);
    const shown = (n: NodeItem) => anyhow.includes(n) || named(n, camera.k, anyhow);
    yield* scene.resize((n) => sizeAt(n, camera.k, shown(n)));
    const band = this.edgeLabels ? bandOf(camera.k) : undefined;
    const labels = band ? this.labels(scene, view, band) : [];
    yield;
    if (layer.context) yield* paintGround(layer.context, scene, { loose, named: shown, small: (n) => small(n, camera.k, anyhow), labels }, view);
  }

  /** The labels of relations: of all in a small map, of those in view in a large one. */
  private labels(scene: Scene, view: { camera: Camera; width: number; height: number }, band: Band): readonly EdgeName[] {
    const all = scene.edges.length <= 600;
    if (all && this.edgeNames?.band === band) return this.edgeNames.placed;
    const area = seen(view.camera, view.width, view.height);
    const edges = all ? scene.edges : scene.edges.filter((e) => overlaps(e.box, area)).slice(0, 600);
    const placed = placeEdgeNames(scene, edges, this.ruler, band);
    if (all) this.edgeNames = { band, placed };
    return placed;
  }

  /** Goes on with a ground drawing for as long as a frame allows; to the end when there is none to show. */
  private proceed(job: Job, from: number): void {
    const first = this.front.camera === undefined;
    let done = false;
    let time = from;
    while (!done && (first || time - from < budget)) {
      done = job.steps.next().done === true;
      time = performance.now();
    }
    job.spent += time - from;
    if (done) this.finish(job, time);
  }

  private finish(job: Job, time: number): void {
    const { layer } = job;
    layer.camera = job.camera;
    layer.loose = job.loose;
    [this.front, this.back] = [layer, this.front];
    this.front.shown = true;
    this.back.shown = false;
    this.cost = job.spent;
    this.rest = this.quick ? 0 : 2 * job.spent;
    this.restUntil = time + this.rest;
    this.job = undefined;
  }

  private drawTop(frame: Frame): void {
    const { context } = this.top;
    const loose = [...new Set([...this.front.loose, ...frame.loose])].filter((n) => frame.scene.node(n.model.id) === n);
    const empty = topIsEmpty(frame, loose);
    this.top.shown = !empty;
    if (empty || !context) return;
    this.top.clear();
    paintTop(context, frame, loose, this.top.view(frame.camera, this.palette));
  }

  private wanted(frame: Frame, time: number): number | undefined {
    if (this.job) return 0;
    if (this.misfits(frame.camera)) return Math.max(0, this.restUntil - this.rest / 2 - time);
    if (this.stale) return Math.max(0, this.restUntil - time);
    return frame.loose.size === 0 ? this.names.due(time) : undefined;
  }

  destroy(): void {
    for (const layer of [this.front, this.back, this.top]) layer.destroy();
  }
}

/** The actors whose names the user asks for: focused, selected. */
function asked({ scene, now }: Frame): NodeItem[] {
  const focused = scene.node(now.focused);
  const selected = present(scene, now.selection).nodes;
  return [...new Set([...(focused && now.ring ? [focused] : []), ...selected])];
}

function sameList(a: readonly NodeItem[], b: readonly NodeItem[]): boolean {
  return a.length === b.length && a.every((n, i) => n === b[i]);
}
