// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from "vitest";
import type { Describe, Intentions, SceneModel } from "./api";
import { GraphCanvas } from "./GraphCanvas";
import { actor, mapByChance, relation } from "./testing";

const words: Describe = {
  canvas: "Nettverk",
  help: "Piltaster går mellom aktører",
  relations: "Relasjoner",
  node: (node, relations) => `${node.label}, ${node.kind}, ${relations} relasjoner`,
  edge: (edge, from, to) => `${from.label} ${edge.type} ${to.label}`,
  relating: (from) => `Relasjon fra ${from.label}`,
  relatingStopped: "Avbrutt",
};

let canvas: GraphCanvas | undefined;

afterEach(() => {
  canvas?.destroy();
  canvas = undefined;
  document.body.replaceChildren();
});

const square: SceneModel = {
  nodes: [actor("a", 0, 0), actor("b", 200, 0), actor("c", 0, 200), actor("d", 200, 200)],
  edges: [relation("a", "b"), relation("c", "a", { type: "funds" })],
};

function open(model: SceneModel, on: Intentions = {}): HTMLElement {
  const host = document.createElement("div");
  document.body.append(host);
  canvas = new GraphCanvas(host, { describe: words, model, on });
  return host;
}

function buttons(host: HTMLElement): HTMLButtonElement[] {
  return [...host.querySelectorAll("button")];
}

function stops(host: HTMLElement): string[] {
  return [...host.querySelectorAll<HTMLElement>("*")].filter((e) => e.tabIndex === 0).map((e) => e.ariaLabel ?? e.tagName);
}

function press(key: string, more: KeyboardEventInit = {}): void {
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

function focused(): string | undefined {
  return document.activeElement instanceof HTMLElement ? document.activeElement.dataset["node"] : undefined;
}

describe("what assistive technology meets", () => {
  test("every actor is a named button, every relation a row, and there is one tab stop", () => {
    const host = open(square);
    expect(buttons(host).map((b) => b.ariaLabel)).toEqual([
      "a, state, 2 relasjoner",
      "b, state, 1 relasjoner",
      "c, state, 1 relasjoner",
      "d, state, 0 relasjoner",
    ]);
    expect([...host.querySelectorAll("li")].map((li) => li.textContent)).toEqual(["a governs b", "c funds a"]);
    expect(stops(host)).toEqual(["a, state, 2 relasjoner"]);
    expect(host.querySelector("[role=application]")?.getAttribute("aria-label")).toBe("Nettverk");
  });

  test("500 actors all have a button; of more only the focused one and its neighbours", () => {
    expect(buttons(open(mapByChance(1, 500, 9000)))).toHaveLength(500);
    canvas?.destroy();
    document.body.replaceChildren();
    const model = mapByChance(2, 501, 9000);
    const host = open(model);
    const near = new Set(model.edges.filter((e) => e.from === "n0" || e.to === "n0").flatMap((e) => [e.from, e.to]));
    expect(new Set(buttons(host).map((b) => b.dataset["node"]))).toEqual(new Set([...near, "n0"]));
    canvas?.focus("n7");
    expect(focused()).toBe("n7");
    expect(stops(host)).toHaveLength(1);
    expect(host.querySelectorAll("li").length).toBe(model.edges.filter((e) => e.from === "n7" || e.to === "n7").length);
  });

  test("hostile names are text", () => {
    const name = '"><img src=x onerror=alert(1)>';
    const host = open({ nodes: [actor("a", 0, 0, { label: name }), actor("b", 9, 0)], edges: [relation("a", "b")] });
    expect(host.querySelector("img")).toBeNull();
    expect(buttons(host)[0]?.ariaLabel).toContain(name);
    expect(host.querySelector("li")?.textContent).toContain(name);
  });

  test("elements and focus stay through a new model; the focus moves on when its actor is gone", () => {
    const host = open(square);
    canvas?.focus("b");
    const before = buttons(host)[1];
    canvas?.setModel({ ...square, nodes: square.nodes.map((n) => ({ ...n, label: `${n.label}!` })) });
    expect(buttons(host)[1]).toBe(before);
    expect(focused()).toBe("b");
    expect(before?.ariaLabel).toBe("b!, state, 1 relasjoner");
    canvas?.setModel({ nodes: square.nodes.filter((n) => n.id !== "b"), edges: [] });
    expect(stops(host)).toEqual(["a, state, 0 relasjoner"]);
    expect(focused()).toBe("a");
  });
});

describe("the keyboard", () => {
  test("arrows go to the nearest actor, and take the tab stop along", () => {
    const host = open(square);
    canvas?.focus("a");
    press("ArrowRight");
    expect(focused()).toBe("b");
    press("ArrowDown");
    expect(focused()).toBe("d");
    press("ArrowLeft");
    press("ArrowUp");
    press("ArrowUp");
    expect(focused()).toBe("a");
    expect(stops(host)).toEqual(["a, state, 2 relasjoner"]);
  });

  test("R, arrows and Enter draw a relation; Escape gives it up", () => {
    const heard: string[] = [];
    open(square, { relate: (a, b) => heard.push(`${a} ${b}`), announce: (text) => heard.push(text) });
    canvas?.focus("a");
    press("r");
    press("ArrowDown");
    press("Enter");
    press("R");
    press("Escape");
    expect(heard).toEqual(["Relasjon fra a", "a c", "Relasjon fra c", "Avbrutt"]);
  });

  test("E steps along the relations of the focused actor, F goes to the other end, Enter opens", () => {
    const heard: string[] = [];
    open(square, { announce: (text) => heard.push(text), openEdge: (id) => heard.push(`edge ${id}`), open: (id) => heard.push(`actor ${id}`) });
    canvas?.focus("a");
    press("e");
    press("e");
    press("Enter");
    press("f");
    press("Escape");
    press("Enter");
    expect(heard).toEqual(["a governs b", "c funds a", "edge c-a", "actor c"]);
    expect(focused()).toBe("c");
  });

  test("Alt and arrows move what is selected, once it stays", () => {
    const drops: unknown[] = [];
    open(square, { move: (moves, phase) => phase === "drop" && drops.push(moves) });
    canvas?.focus("a");
    press("a", { ctrlKey: true });
    press("Escape");
    press("ArrowRight", { altKey: true });
    press("ArrowRight", { altKey: true, shiftKey: true });
    document.activeElement?.dispatchEvent(new KeyboardEvent("keyup", { key: "Alt", bubbles: true }));
    expect(drops).toEqual([[{ id: "a", x: 60, y: 0 }]]);
  });

  test("Delete takes the selection, and without one the focused actor; nothing when the page only shows", () => {
    const gone: unknown[] = [];
    open(square, { removeSelected: (s) => gone.push(s.nodes) });
    canvas?.focus("d");
    press("Delete");
    press("a", { ctrlKey: true });
    press("Delete");
    canvas?.setOptions({ readOnly: true });
    press("Delete");
    expect(gone).toEqual([["d"], ["a", "b", "c", "d"]]);
  });

  test("keys that are the page's own are left alone", () => {
    open(square);
    canvas?.focus("a");
    const left: string[] = [];
    document.body.addEventListener("keydown", (e) => !e.defaultPrevented && left.push(e.key), { once: false });
    press("z", { ctrlKey: true });
    press("k", { ctrlKey: true });
    press("Tab");
    press("r");
    expect(left).toEqual(["z", "k", "Tab", "r"]);
  });

  test("a click by assistive technology selects", () => {
    const heard: unknown[] = [];
    const host = open(square, { select: (s) => heard.push(s.nodes) });
    buttons(host)[2]?.click();
    expect(heard).toEqual([["c"]]);
    expect(buttons(host)[2]?.getAttribute("aria-pressed")).toBe("true");
  });
});
