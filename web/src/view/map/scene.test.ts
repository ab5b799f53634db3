import { expect, test } from "vitest";
import { noFilters } from "./filters";
import { appearances, growth } from "./look";
import { graphFrom, small } from "./sample";
import { type Reading, SceneMaker } from "./scene";

const reading = (rows = small, more: Partial<Reading> = {}): Reading => {
  const graph = graphFrom(rows);
  return {
    graph,
    places: new Map([["a", { x: 5, y: 6 }]]),
    looks: appearances(graph, "interest"),
    growth: growth(graph, "none"),
    filters: noFilters,
    passing: undefined,
    focus: undefined,
    path: undefined,
    lineText: (r) => r.label || r.type,
    ...more,
  };
};

test("actors and relations are drawn as they are", () => {
  const { nodes, edges } = new SceneMaker().make(reading());
  expect(nodes[0]).toEqual({ id: "a", label: "Ask", x: 5, y: 6, kind: "state", tone: { hue: 6, pattern: "squared" }, badge: "3", size: 1, assumed: true });
  expect(nodes.find((n) => n.id === "c")).toMatchObject({ owner: true, kind: "users" });
  expect(nodes.find((n) => n.id === "d")).toMatchObject({ aggregate: true, kind: "other", badge: "?" });
  expect(edges.map((e) => `${e.from}${e.to} ${e.type} ${e.label} ${e.strength}`)).toEqual(["ab funds funds 2", "bc serves hjelp 1", "ba informs informs 1"]);
});

test("what has not changed is the same object", () => {
  const maker = new SceneMaker();
  const first = maker.make(reading());
  const second = maker.make(reading({ ...small, "actor/b": { ...small["actor/b"], name: "Bøk" } }));
  const changed = second.nodes.filter((n) => !first.nodes.includes(n));
  expect(changed.map((n) => n.label)).toEqual(["Bøk"]);
  expect(second.edges.every((e) => first.edges.includes(e))).toBe(true);
});

test("a filter dims, or leaves out with the relations that would hang loose", () => {
  const passing = new Set(["a", "b"]);
  expect(new SceneMaker().make(reading(small, { passing })).dimmed).toEqual(new Set(["c", "d"]));
  const hidden = new SceneMaker().make(reading(small, { passing, filters: { ...noFilters, hide: true, types: ["funds", "serves"] } }));
  expect(hidden.nodes.map((n) => n.id)).toEqual(["a", "b"]);
  expect(hidden.edges.map((e) => e.id)).toEqual(["ab"]);
  expect(hidden.dimmed).toBeUndefined();
});
