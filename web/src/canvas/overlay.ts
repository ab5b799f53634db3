// The layer of focusable elements: one transparent button for each actor, in map
// units under one transform, and the relations as a list beside it. It is what
// assistive technology and the keyboard meet.
import type { Camera, Describe } from "./api";
import type { NodeItem } from "./items";
import { neighbours, type Scene } from "./scene";

/** Up to so many actors all of them have a button and all relations are listed. */
export const wholeUpTo = 500;

/** The elements of one canvas. */
export class Overlay {
  private readonly layer: HTMLDivElement;
  private readonly list: HTMLUListElement;
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private readonly rows = new Map<string, { readonly item: HTMLLIElement; text: string }>();
  /** Where buttons were put last. */
  private readonly places = new WeakMap<HTMLButtonElement, string>();
  private focused: string | undefined;

  constructor(
    root: HTMLElement,
    beside: HTMLElement,
    private readonly scene: Scene,
    private describe: Describe,
  ) {
    const { ownerDocument } = root;
    this.layer = ownerDocument.createElement("div");
    this.layer.className = "graph-layer";
    root.append(this.layer);
    this.list = ownerDocument.createElement("ul");
    this.list.className = "graph-hidden";
    beside.append(this.list);
  }

  setDescribe(describe: Describe): void {
    this.describe = describe;
    this.sync();
  }

  /** Moves the whole layer: one style for any number of actors. */
  setCamera(camera: Camera): void {
    this.layer.style.transform = `scale(${camera.k}) translate(${-camera.x}px, ${-camera.y}px)`;
  }

  /** Makes buttons and rows agree with the scene; existing elements, and the focus, stay. */
  sync(): void {
    const { scene } = this;
    if (!scene.node(this.focused)) this.focused = scene.nodes[0]?.model.id;
    const small = scene.nodes.length <= wholeUpTo;
    this.syncButtons(small ? scene.nodes : this.around());
    this.syncRows(small);
  }

  /** The focused actor and its neighbours, in the scene's order. */
  private around(): NodeItem[] {
    const item = this.scene.node(this.focused);
    return item ? [item, ...neighbours(item)].sort((a, b) => a.index - b.index) : [];
  }

  private syncButtons(wanted: readonly NodeItem[]): void {
    const ids = new Set(wanted.map((n) => n.model.id));
    const { activeElement } = this.layer.ownerDocument;
    let lost = false;
    for (const [id, button] of this.buttons) {
      if (ids.has(id)) continue;
      lost ||= button === activeElement;
      button.remove();
      this.buttons.delete(id);
    }
    wanted.forEach((n) => this.syncButton(n));
    if (lost) this.buttons.get(this.focused ?? "")?.focus({ preventScroll: true });
  }

  private syncButton(n: NodeItem): void {
    const { id } = n.model;
    let button = this.buttons.get(id);
    if (!button) {
      button = this.layer.ownerDocument.createElement("button");
      button.type = "button";
      button.tabIndex = -1;
      button.dataset["node"] = id;
      this.buttons.set(id, button);
      this.layer.append(button);
    }
    const name = this.describe.node(n.model, n.edges.length);
    if (button.ariaLabel !== name) button.ariaLabel = name;
    const title = n.block.cut || n.model.short ? n.model.label : "";
    if (button.title !== title) button.title = title;
    const tab = id === this.focused ? 0 : -1;
    if (button.tabIndex !== tab) button.tabIndex = tab;
    this.placeButton(button, n);
  }

  private placeButton(button: HTMLButtonElement, n: NodeItem): void {
    const key = `${n.x} ${n.y} ${n.own.w} ${n.own.h}`;
    if (this.places.get(button) === key) return;
    this.places.set(button, key);
    const { style } = button;
    style.left = `${n.x - n.own.w / 2}px`;
    style.top = `${n.y - n.own.h / 2}px`;
    style.width = `${n.own.w}px`;
    style.height = `${n.own.h}px`;
  }

  /** Moves the buttons of some actors to where they are now. */
  place(items: Iterable<NodeItem>): void {
    for (const n of items) {
      const button = this.buttons.get(n.model.id);
      if (button) this.placeButton(button, n);
    }
  }

  private syncRows(all: boolean): void {
    this.list.setAttribute("aria-label", this.describe.relations);
    const edges = all ? this.scene.edges : [...new Set(this.scene.node(this.focused)?.edges)];
    const ids = new Set(edges.map((e) => e.model.id));
    for (const [id, row] of this.rows) {
      if (ids.has(id)) continue;
      row.item.remove();
      this.rows.delete(id);
    }
    for (const e of edges) {
      const text = this.describe.edge(e.model, e.a.model, e.b.model);
      const row = this.rows.get(e.model.id) ?? this.newRow(e.model.id);
      if (row.text === text) continue;
      row.item.textContent = row.text = text;
    }
    this.list.hidden = edges.length === 0;
  }

  private newRow(id: string): { readonly item: HTMLLIElement; text: string } {
    const row = { item: this.list.ownerDocument.createElement("li"), text: "" };
    this.rows.set(id, row);
    this.list.append(row.item);
    return row;
  }

  /** The actor that is the layer's one tab stop. */
  get current(): string | undefined {
    return this.focused;
  }

  /** Makes an actor the tab stop, and gives it the focus if asked to. */
  setCurrent(id: string, take: boolean): void {
    if (!this.scene.node(id)) return;
    const old = this.focused;
    this.focused = id;
    if (this.scene.nodes.length > wholeUpTo) {
      this.syncAround(old);
    } else {
      const was = this.buttons.get(old ?? "");
      if (was) was.tabIndex = -1;
    }
    const button = this.buttons.get(id);
    if (!button) return;
    button.tabIndex = 0;
    if (take) button.focus({ preventScroll: true });
  }

  /** In a large map: first the new buttons, then the focus, then away with the old ones. */
  private syncAround(old: string | undefined): void {
    const had = old !== undefined && this.buttons.get(old) === this.layer.ownerDocument.activeElement;
    const item = this.scene.node(this.focused);
    if (item) this.syncButton(item);
    if (had) this.buttons.get(this.focused ?? "")?.focus({ preventScroll: true });
    this.sync();
  }

  /** Says which actors are selected. */
  setSelected(ids: ReadonlySet<string>): void {
    for (const [id, button] of this.buttons) {
      const pressed = ids.has(id) ? "true" : "false";
      if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
    }
  }

  destroy(): void {
    this.layer.remove();
    this.list.remove();
  }
}
