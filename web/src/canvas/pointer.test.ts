// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Describe, SceneModel } from "./api";
import { GraphCanvas } from "./GraphCanvas";
import { actor, relation } from "./testing";

const words: Describe = {
  canvas: "Nettverk",
  help: "",
  relations: "Relasjoner",
  node: (node) => node.label,
  edge: (_, from, to) => `${from.label} ${to.label}`,
  relating: () => "",
  relatingStopped: "",
};

const square: SceneModel = {
  nodes: [actor("a", 100, 100), actor("b", 400, 100), actor("c", 100, 400), actor("d", 400, 400, { locked: true })],
  edges: [relation("a", "b")],
};

let heard: unknown[] = [];
let canvas: GraphCanvas;
let root: Element;

// The host has no size and lies in the corner: client pixels are map units times the scale, which is 1.
beforeEach(() => {
  heard = [];
  const host = document.createElement("div");
  document.body.append(host);
  const note =
    (name: string) =>
    (...what: unknown[]) =>
      void heard.push([name, ...what]);
  canvas = new GraphCanvas(host, {
    describe: words,
    model: square,
    camera: { x: 0, y: 0, k: 1 },
    on: {
      select: (s) => void heard.push(["select", ...s.nodes, ...s.edges]),
      move: (moves, phase) => void (phase !== "drag" && heard.push([phase, ...moves.map((m) => `${m.id} ${m.x} ${m.y}`)])),
      relate: note("relate"),
      relateToNew: note("new"),
      addAt: note("add"),
      open: note("open"),
      openEdge: note("openEdge"),
    },
  });
  root = host.querySelector("[role=application]")!;
  Object.assign(root, { setPointerCapture: () => {} });
});

afterEach(() => {
  canvas.destroy();
  document.body.replaceChildren();
});

function fire(type: string, x: number, y: number, more: PointerEventInit = {}): void {
  root.dispatchEvent(
    new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, pointerType: "mouse", button: 0, bubbles: true, cancelable: true, ...more }),
  );
}

function drag(from: readonly [number, number], to: readonly [number, number], more: PointerEventInit = {}): void {
  fire("pointermove", ...from, more);
  fire("pointerdown", ...from, more);
  fire("pointermove", (from[0] + to[0]) / 2, (from[1] + to[1]) / 2, more);
  fire("pointermove", ...to, more);
  fire("pointerup", ...to, more);
}

function click(x: number, y: number, more: PointerEventInit = {}): void {
  fire("pointerdown", x, y, more);
  fire("pointerup", x, y, more);
}

/** Lets the time for a double click pass: far away nothing is hit. */
function pause(): void {
  click(5000, 5000);
  heard.pop();
}

describe("the pointer", () => {
  test("a click selects, with Shift adds and takes away, on the ground lets go", () => {
    click(100, 100);
    click(400, 100, { shiftKey: true });
    click(100, 100, { shiftKey: true });
    click(250, 300);
    expect(heard).toEqual([["select", "a"], ["select", "a", "b"], ["select", "b"], ["select"]]);
  });

  test("a click on a line selects the relation", () => {
    click(250, 103);
    expect(heard).toEqual([["select", "a-b"]]);
  });

  test("a drag moves the actor, or all that are selected with it, but none that is locked", () => {
    drag([100, 100], [130, 160]);
    canvas.setSelection({ nodes: ["b", "c", "d"], edges: [] });
    drag([400, 100], [390, 90]);
    drag([400, 400], [0, 0]);
    expect(heard).toEqual([
      ["drop", "a 130 160"],
      ["drop", "b 390 90", "c 90 390"],
      ["drop", "b -10 -310", "c -310 -10"],
    ]);
  });

  test("a drag on the ground pans, and changes nothing", () => {
    drag([250, 250], [200, 260]);
    expect(canvas.camera).toEqual({ x: 50, y: -10, k: 1 });
    expect(heard).toEqual([]);
  });

  test("Shift and a drag on the ground selects what it touches", () => {
    drag([50, 250], [600, 500], { shiftKey: true });
    expect(heard).toEqual([["select", "c", "d"]]);
  });

  test("a drag from the dot of a hovered actor draws a relation, or one to a new actor", () => {
    fire("pointermove", 100, 100);
    drag([140, 100], [400, 400]);
    fire("pointermove", 100, 100);
    drag([100, 126], [250, 250]);
    expect(heard).toEqual([
      ["relate", "a", "d"],
      ["new", "a", 250, 250],
    ]);
  });

  test("no relation is drawn where the page offers none", () => {
    canvas.setOptions({ on: {} });
    fire("pointermove", 100, 100);
    drag([140, 100], [400, 400]);
    expect(heard).toEqual([]);
  });

  test("begun from a button, the next actor that is clicked is the other end: no drag is needed", () => {
    canvas.startRelation("a");
    click(400, 100);
    canvas.startRelation("a");
    canvas.cancel();
    click(400, 100);
    expect(heard).toEqual([
      ["relate", "a", "b"],
      ["select", "b"],
    ]);
  });

  test("a double click opens an actor or a relation, and adds where there is none", () => {
    for (const [x, y] of [
      [100, 100],
      [250, 100],
      [250, 300],
    ] as const) {
      click(x, y);
      click(x, y);
      pause();
    }
    expect(heard).toEqual([["select", "a"], ["open", "a"], ["select", "a-b"], ["openEdge", "a-b"], ["select"], ["add", 250, 300]]);
  });

  test("where actors share a spot, clicking again selects the one below", () => {
    canvas.setModel({ nodes: [actor("p", 100, 100), actor("q", 102, 100), actor("r", 98, 100)], edges: [] });
    for (let i = 0; i < 4; i++) {
      click(100, 100);
      pause();
      canvas.setSelection({ nodes: heard.slice(-1).flatMap((h) => (h as string[]).slice(1)), edges: [] });
    }
    expect(heard).toEqual([
      ["select", "r"],
      ["select", "q"],
      ["select", "p"],
      ["select", "r"],
    ]);
  });

  test("small actors can be hit 12 pixels from their middle", () => {
    canvas.setCamera({ x: 0, y: 0, k: 0.1 });
    click(10, 21);
    expect(heard).toEqual([["select", "a"]]);
  });

  test("two fingers zoom around what is between them", () => {
    const touch = (id: number) => ({ pointerId: id, pointerType: "touch" });
    fire("pointerdown", 200, 200, touch(1));
    fire("pointerdown", 300, 200, touch(2));
    fire("pointermove", 150, 200, touch(1));
    fire("pointermove", 350, 200, touch(2));
    expect(canvas.camera.k).toBeCloseTo(2, 6);
    expect(canvas.toMap(250, 200).x).toBeCloseTo(250, 6);
    expect(heard).toEqual([]);
  });

  test("a lost pointer puts everything back", () => {
    fire("pointerdown", 100, 100);
    fire("pointermove", 300, 300);
    fire("pointercancel", 300, 300);
    expect(heard).toEqual([["cancel", "a 100 100"]]);
  });

  test("a change by others while dragging does not take the actor out of the hand, nor move the camera", () => {
    fire("pointerdown", 100, 100);
    fire("pointermove", 200, 200);
    canvas.setModel({ ...square, nodes: square.nodes.map((n) => ({ ...n, x: n.x + 30 })) });
    fire("pointermove", 210, 200);
    fire("pointerup", 210, 200);
    expect(heard).toEqual([["drop", "a 210 200"]]);
    expect(canvas.camera).toEqual({ x: 0, y: 0, k: 1 });
  });

  test("nothing moves on a map that is only shown", () => {
    canvas.setOptions({ readOnly: true });
    drag([100, 100], [200, 200]);
    expect(heard).toEqual([]);
  });
});
