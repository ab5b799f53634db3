// The keyboard: everything that the pointer can do, and stepping along relations.
import { type Direction, nearestIn } from "./geometry";
import type { Pointer } from "./pointer";
import { toggled } from "./pointer";
import type { EdgeItem, NodeItem } from "./items";
import { canRelate, companions, type Controls } from "./state";

const arrows: Readonly<Record<string, Direction>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

/** How far Alt and an arrow move an actor, in map units; five times that with Shift. */
const step = 10;

/** After so many milliseconds without a key, actors moved by keyboard stay where they are. */
const settle = 700;

/** Listens to the keyboard on a canvas. */
export class Keys {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly c: Controls,
    private readonly pointer: Pointer,
  ) {}

  /** Starts listening; returns how to stop. */
  listen(): () => void {
    const stop = new AbortController();
    const { root } = this.c;
    root.addEventListener("keydown", (e) => this.down(e), { signal: stop.signal });
    root.addEventListener("keyup", (e) => this.up(e), { signal: stop.signal });
    root.addEventListener("focusout", () => this.settle(), { signal: stop.signal });
    return () => {
      stop.abort();
      this.settle();
    };
  }

  private down(e: KeyboardEvent): void {
    if (e.defaultPrevented || e.isComposing) return;
    this.c.show({ hovered: undefined });
    const handled = e.ctrlKey || e.metaKey ? this.withControl(e) : this.arrow(e) || this.named(e) || this.letter(e);
    if (!handled) return;
    e.preventDefault();
    e.stopPropagation();
  }

  private up(e: KeyboardEvent): void {
    if (e.key === "Alt") this.settle();
    if (e.key !== " ") return;
    e.preventDefault();
    const used = this.pointer.spaceUsed;
    this.pointer.spaceHeld = this.pointer.spaceUsed = false;
    if (!used) this.pick();
  }

  private withControl(e: KeyboardEvent): boolean {
    const { c } = this;
    if (e.altKey) return false;
    switch (e.key) {
      case "a":
      case "A":
        if (e.shiftKey) return false;
        c.select({ nodes: c.scene.nodes.map((n) => n.model.id), edges: [] });
        return true;
      case "+":
      case "=":
        c.zoomBy(1.25);
        return true;
      case "-":
        c.zoomBy(0.8);
        return true;
      case "0":
        c.fit();
        return true;
      default:
        return false;
    }
  }

  private arrow(e: KeyboardEvent): boolean {
    const direction = arrows[e.key];
    if (!direction) return false;
    if (e.altKey) this.nudge(direction, e.shiftKey ? 5 * step : step);
    else this.go(direction);
    return true;
  }

  private focused(): NodeItem | undefined {
    return this.c.scene.node(this.c.now.focused);
  }

  private go(direction: Direction): void {
    const { c } = this;
    const from = this.focused();
    const others = c.scene.nodes.filter((n) => n !== from);
    const next = from ? others[nearestIn(direction, from, others)] : others[0];
    if (next) this.goTo(next);
  }

  private goTo(n: NodeItem): void {
    const { c } = this;
    c.focus(n.model.id, "keyboard");
    const { draft } = c.now;
    if (draft) c.show({ draft: { from: draft.from, at: n, keyboard: true, ...(n.model.id === draft.from ? {} : { to: n.model.id }) } });
  }

  /** Moves what is selected, or the focused actor, and waits for more before it says so. */
  private nudge(direction: Direction, by: number): void {
    const { c } = this;
    const n = this.focused();
    if (!n || c.readOnly || !c.on.move) return;
    const dx = direction === "left" ? -by : direction === "right" ? by : 0;
    const dy = direction === "up" ? -by : direction === "down" ? by : 0;
    c.hold(
      companions(c, n).map((m) => ({ id: m.model.id, x: m.x + dx, y: m.y + dy })),
      "drag",
    );
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), settle);
  }

  private settle(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.c.hold([], "drop");
  }

  private named(e: KeyboardEvent): boolean {
    const { c } = this;
    switch (e.key) {
      case " ":
        this.pointer.spaceHeld = true;
        return true;
      case "Enter":
        this.enter();
        return true;
      case "Escape":
        return this.escape();
      case "Delete":
      case "Backspace":
        return this.remove();
      case "Home":
      case "End": {
        const n = c.scene.nodes.at(e.key === "Home" ? 0 : -1);
        if (n) this.goTo(n);
        return n !== undefined;
      }
      default:
        return false;
    }
  }

  private letter(e: KeyboardEvent): boolean {
    const { c } = this;
    if (e.altKey) return false;
    if (e.shiftKey && (e.code === "Digit1" || e.code === "Digit2")) {
      const ids = c.now.selection.nodes;
      c.fit(e.code === "Digit2" && ids.length > 0 ? ids : undefined);
      return true;
    }
    switch (e.key.toLowerCase()) {
      case "e":
        return this.stepEdge(e.shiftKey ? -1 : 1);
      case "f":
        return this.follow();
      case "r": {
        const n = this.focused();
        if (!n || !canRelate(c)) return false;
        c.startRelation(n.model.id);
        return true;
      }
      case "n":
        return this.add();
      case "m":
        return this.merge();
      default:
        return false;
    }
  }

  private enter(): void {
    const { c } = this;
    const { draft, selection } = c.now;
    if (draft) {
      c.show({ draft: undefined });
      if (draft.to) c.on.relate?.(draft.from, draft.to);
      else c.say(c.describe.relatingStopped);
      return;
    }
    const edge = this.pickedEdge();
    if (edge) c.on.openEdge?.(edge.model.id);
    else if (c.now.focused ?? selection.nodes[0]) c.on.open?.(c.now.focused ?? selection.nodes[0]!);
  }

  /** Space: selects the focused actor, or takes it out of the selection; ends a relation that is being drawn. */
  private pick(): void {
    const { c } = this;
    if (c.now.draft) return this.enter();
    if (c.now.focused) c.select({ nodes: toggled(c.now.selection.nodes, c.now.focused), edges: [] });
  }

  private escape(): boolean {
    const { c } = this;
    const { draft, dragged, marquee, selection } = c.now;
    if (draft || dragged.size > 0 || marquee) {
      clearTimeout(this.timer);
      this.timer = undefined;
      c.cancel();
      return true;
    }
    if (selection.nodes.length + selection.edges.length === 0) return false;
    c.select({ nodes: [], edges: [] });
    return true;
  }

  private remove(): boolean {
    const { c } = this;
    if (c.readOnly || !c.on.removeSelected) return false;
    const { selection, focused } = c.now;
    const empty = selection.nodes.length + selection.edges.length === 0;
    if (empty && !focused) return false;
    c.on.removeSelected(empty ? { nodes: [focused!], edges: [] } : selection);
    return true;
  }

  private add(): boolean {
    const { c } = this;
    if (c.readOnly || !c.on.addAt) return false;
    c.on.addAt(c.camera.x + c.width / 2 / c.camera.k, c.camera.y + c.height / 2 / c.camera.k);
    return true;
  }

  private merge(): boolean {
    const { c } = this;
    const [a, b, more] = c.now.selection.nodes;
    if (c.readOnly || !c.on.merge || !a || !b || more) return false;
    c.on.merge(a, b);
    return true;
  }

  /** The relation of the focused actor that is picked, if any. */
  private pickedEdge(): EdgeItem | undefined {
    const [id] = this.c.now.selection.edges;
    return this.focused()?.edges.find((e) => e.model.id === id);
  }

  /** Picks the next relation of the focused actor and says what it is. */
  private stepEdge(by: number): boolean {
    const { c } = this;
    const edges = this.focused()?.edges ?? [];
    if (edges.length === 0) return false;
    const at = edges.findIndex((e) => c.now.selection.edges.includes(e.model.id));
    const next = edges[at < 0 ? (by > 0 ? 0 : edges.length - 1) : (at + by + edges.length) % edges.length]!;
    c.select({ nodes: [], edges: [next.model.id] });
    c.say(c.describe.edge(next.model, next.a.model, next.b.model));
    return true;
  }

  /** Goes to the other end of the picked relation. */
  private follow(): boolean {
    const edge = this.pickedEdge();
    if (!edge) return false;
    this.goTo(edge.a === this.focused() ? edge.b : edge.a);
    return true;
  }
}
