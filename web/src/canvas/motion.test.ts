import { describe, expect, test } from "vitest";
import { Motion } from "./motion";
import { Scene } from "./scene";
import { actor, plainRuler, relation } from "./testing";

function set(gently = false) {
  let time = 0;
  const scene = new Scene(plainRuler);
  const motion = new Motion(scene, () => time);
  const model = (x: number) => ({ nodes: [actor("a", x, 0), actor("b", 300, 0)], edges: [relation("a", "b")] });
  const give = (x: number) => motion.accept(model(x), gently);
  give(0);
  return { scene, motion, give, model, at: (id: string) => scene.node(id)!.x, wait: (ms: number) => (time += ms) };
}

describe("dragging", () => {
  test("is not lost to changes by others, nor do they wait for it", () => {
    const s = set();
    s.motion.drag([{ id: "a", x: 50, y: 5 }]);
    s.motion.accept({ nodes: [actor("a", -70, 0), actor("b", 400, 0)], edges: [] }, false);
    expect([s.at("a"), s.at("b")]).toEqual([50, 400]);
  });

  test("dropped, an actor stays until the model has another place for it", () => {
    const s = set();
    s.motion.drag([{ id: "a", x: 50, y: 5 }]);
    expect(s.motion.release(true)).toEqual([{ id: "a", x: 50, y: 5 }]);
    s.give(0);
    expect(s.at("a")).toBe(50);
    s.give(51);
    expect(s.at("a")).toBe(51);
  });

  test("dropped and never agreed to, it goes back in the end", () => {
    const s = set();
    s.motion.drag([{ id: "a", x: 50, y: 5 }]);
    s.motion.release(true);
    s.wait(5000);
    s.give(0);
    expect(s.at("a")).toBe(0);
  });

  test("given up, it goes back at once", () => {
    const s = set();
    s.motion.drag([{ id: "a", x: 50, y: 5 }]);
    expect(s.motion.loose.size).toBe(1);
    s.motion.release(false);
    expect(s.at("a")).toBe(0);
    expect(s.motion.loose.size).toBe(0);
  });

  test("an actor that is removed meanwhile is gone", () => {
    const s = set();
    s.motion.drag([{ id: "a", x: 50, y: 5 }]);
    s.motion.accept({ nodes: [actor("b", 0, 0)], edges: [] }, true);
    expect(s.motion.release(true)).toEqual([]);
  });
});

describe("gliding", () => {
  test("takes at most 200 ms and ends where the model says", () => {
    const s = set(true);
    s.give(100);
    expect(s.at("a")).toBe(0);
    s.motion.step(90);
    expect(s.at("a")).toBeGreaterThan(20);
    expect(s.at("a")).toBeLessThan(100);
    expect(s.motion.busy).toBe(true);
    s.motion.step(200);
    expect(s.at("a")).toBe(100);
    expect(s.motion.busy).toBe(false);
  });

  test("goes on as it was when something else changes", () => {
    const s = set(true);
    s.give(100);
    s.motion.step(90);
    const before = s.at("a");
    s.wait(90);
    s.give(100);
    expect(s.at("a")).toBe(before);
    s.motion.step(200);
    expect(s.at("a")).toBe(100);
  });

  test("turns round from where it is", () => {
    const s = set(true);
    s.give(100);
    s.motion.step(90);
    const before = s.at("a");
    s.wait(90);
    s.give(0);
    expect(s.at("a")).toBe(before);
    s.motion.step(300);
    expect(s.at("a")).toBe(0);
  });

  test("does not happen when no movement is wanted", () => {
    const s = set(false);
    s.give(100);
    expect(s.at("a")).toBe(100);
  });

  test("moves the ends of relations along", () => {
    const s = set(false);
    const before = s.scene.edge("a-b")!.curve[0]!;
    s.give(100);
    expect(s.scene.edge("a-b")!.curve[0]).toBeCloseTo(before + 100, 6);
  });
});
