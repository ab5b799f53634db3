// Where actors are drawn while they are not where the model has them: dragged here,
// waiting for the model to agree, or gliding to where somebody else put them.
import type { Move, SceneModel } from "./api";
import type { NodeItem } from "./items";
import type { Scene } from "./scene";
import type { Point } from "./geometry";

/** How long a glide takes, in milliseconds. */
const glide = 180;

/** How long a dropped actor waits for the model to follow, in milliseconds. */
const patience = 4000;

/** Above so many moved at once they jump: a glide would take more frames than it is worth. */
const mostGliding = 200;

interface Glide {
  readonly from: Point;
  readonly to: Point;
  readonly start: number;
}

function place(n: NodeItem): Point {
  return { x: n.x, y: n.y };
}

/** A dropped actor: where it is, where the model had it then, and until when it waits. */
interface Waiting {
  readonly at: Point;
  readonly model: Point;
  readonly until: number;
}

/** Moves the items of a scene. */
export class Motion {
  private readonly dragged = new Map<string, Point>();
  private readonly waiting = new Map<string, Waiting>();
  private readonly gliding = new Map<string, Glide>();
  /** The actors that move now: drawn on top of those that stand still. The same set while they are the same. */
  loose: ReadonlySet<NodeItem> = new Set();

  constructor(
    private readonly scene: Scene,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Takes a new model; what is dragged stays in the hand, what others moved glides when asked to. */
  accept(model: SceneModel, gently: boolean): void {
    const { scene } = this;
    const now = this.clock();
    this.settle(model, now);
    const held = (id: string) => this.dragged.get(id) ?? this.waiting.get(id)?.at;
    const targets = new Map(model.nodes.length > 0 && this.gliding.size > 0 ? model.nodes.map((n) => [n.id, n]) : []);
    const moved = scene.setModel(model, (id) => held(id) ?? this.underway(id, targets.get(id))).filter(({ item }) => !held(item.model.id));
    for (const { item, from } of moved) {
      this.gliding.delete(item.model.id);
      if (gently && moved.length <= mostGliding) this.startGlide(item, from, now);
    }
    this.loosen();
  }

  /** Where an actor is on its glide, when the model still has it go to the same place. */
  private underway(id: string, target: Point | undefined): Point | undefined {
    const to = this.gliding.get(id)?.to;
    const n = this.scene.node(id);
    return n && to && target && to.x === target.x && to.y === target.y ? place(n) : undefined;
  }

  private startGlide(n: NodeItem, from: Point, now: number): void {
    this.gliding.set(n.model.id, { from, to: place(n), start: now });
    this.scene.place(n, from);
  }

  /** What was dropped waits no longer when the model has another place for it than it had then. */
  private settle(model: SceneModel, now: number): void {
    if (this.waiting.size === 0) return;
    for (const node of model.nodes) {
      const w = this.waiting.get(node.id);
      if (w && (node.x !== w.model.x || node.y !== w.model.y || now > w.until)) this.waiting.delete(node.id);
    }
  }

  /** Puts actors in the hand at these places. */
  drag(moves: readonly Move[]): void {
    for (const { id, x, y } of moves) {
      const n = this.scene.node(id);
      if (!n) continue;
      this.dragged.set(id, { x, y });
      this.gliding.delete(id);
      this.scene.place(n, { x, y });
    }
    this.loosen();
  }

  /** Lets go of what is dragged. Kept, it waits where it is for the model; otherwise it goes back. */
  release(keep: boolean): readonly Move[] {
    const now = this.clock();
    const moves: Move[] = [];
    for (const [id, at] of this.dragged) {
      const n = this.scene.node(id);
      if (!n) continue;
      if (keep) this.waiting.set(id, { at, model: n.model, until: now + patience });
      else this.scene.place(n, n.model);
      moves.push({ id, x: n.x, y: n.y });
    }
    this.dragged.clear();
    this.loosen();
    return moves;
  }

  /** Moves what glides to where it is at this time (as of requestAnimationFrame); returns what was moved or is dragged. */
  step(time: number): NodeItem[] {
    const moved: NodeItem[] = [];
    for (const [id, g] of this.gliding) {
      const n = this.scene.node(id);
      if (n) {
        const t = Math.min(1, Math.max(0, (time - g.start) / glide));
        const s = 1 - (1 - t) ** 3;
        this.scene.place(n, { x: g.from.x + (g.to.x - g.from.x) * s, y: g.from.y + (g.to.y - g.from.y) * s });
        moved.push(n);
        if (t === 1) this.gliding.delete(id);
      } else {
        this.gliding.delete(id);
      }
    }
    if (moved.length > 0) this.loosen();
    for (const id of this.dragged.keys()) moved.push(...this.item(id));
    return moved;
  }

  private item(id: string): NodeItem[] {
    const n = this.scene.node(id);
    return n ? [n] : [];
  }

  /** Something glides still. */
  get busy(): boolean {
    return this.gliding.size > 0;
  }

  private loosen(): void {
    const items = new Set([...this.dragged.keys(), ...this.gliding.keys()].flatMap((id) => this.item(id)));
    const same = items.size === this.loose.size && [...items].every((n) => this.loose.has(n));
    if (!same) this.loose = items;
  }
}
