import { expect, test } from "vitest";
import type { Voice } from "../../../model/types";
import { graphOf } from "../../../model/graph";
import type { Row } from "../../../model/records";
import type { Finding } from "../../../model/governance";
import { findingChanges, heardChange, seatChanges } from "./difference";
import type { Point } from "./model";
import { frame, linePath, marked, place, ticks } from "./plot";
import { type Question, questionBody } from "./question";

const question: Question = { group: "", coverAll: false, size: 4, must: ["a"], never: [], bounds: {}, weights: "score", given: {}, chain: 3 };

test("a question is sent as the service takes it", () => {
  expect(questionBody(question, ["a", "b"])).toEqual({ size: 4, must: ["a"], never: [], bounds: [], weights: "score", chain: 3 });
  const all = questionBody(
    {
      ...question,
      group: "g",
      coverAll: true,
      weights: "given",
      given: { a: "7", b: "x" },
      bounds: { state: { least: "1", most: "" }, county: { least: "", most: "" }, ks: { least: "", most: "0" } },
    },
    ["a", "b", "c"],
  );
  expect(all).toEqual({
    group: "g",
    coverAll: true,
    must: ["a"],
    never: [],
    bounds: [
      { kind: "state", least: 1 },
      { kind: "ks", most: 0 },
    ],
    weights: "given",
    given: { a: 7, b: 1, c: 1 },
    chain: 3,
  });
});

const point = (size: number, share: number): Point => ({
  size,
  share,
  feasible: true,
  found: true,
  members: [],
  weight: 0,
  covered: 0,
  uncovered: [],
  proven: true,
  gap: 0,
});

test("the curve fills its frame", () => {
  expect(place(1, 1, 9)).toEqual({ x: frame.left, y: frame.top });
  expect(place(9, 0, 9)).toEqual({ x: frame.width - frame.right, y: frame.height - frame.bottom });
  expect(linePath([point(1, 1), point(2, 0)], 2)).toBe(`M${frame.left}.0 ${frame.top}.0L${frame.width - frame.right}.0 ${frame.height - frame.bottom}.0`);
});

test("a dozen round sizes at most are written, and the largest", () => {
  expect(ticks(3)).toEqual([1, 2, 3]);
  expect(ticks(13)).toEqual([2, 4, 6, 8, 10, 12, 13]);
  expect(ticks(250)).toEqual([25, 50, 75, 100, 125, 150, 175, 200, 225, 250]);
  for (const most of [1, 11, 12, 99, 777, 10_000]) expect(ticks(most).length).toBeLessThanOrEqual(12);
});

test("of many points only those to look at are marked", () => {
  const many = Array.from({ length: 60 }, (_, i) => ({ ...point(i + 1, 0.5), proven: i !== 8 }));
  expect(marked(many, 30).map((p) => p.size)).toEqual([9, 30]);
  expect(marked(many.slice(0, 5), 0)).toHaveLength(5);
});

const row = (kind: string, id: string, more: Row): [string, Row] => [`${kind}/${id}`, { id, ...more }];

test("a command is told by the names of actors and groups", () => {
  const graph = graphOf({
    revision: 1,
    records: new Map([
      row("actor", "nav", { name: "Nav" }),
      row("actor", "ks", { name: "KS" }),
      row("group", "g", { name: "Styret" }),
      row("seat", "s", { group: "g", actor: "nav", role: "leader" }),
    ]),
  });
  const told = seatChanges(graph, {
    command: "Batch",
    args: {
      commands: [
        { command: "AddGroup", args: { id: "r", name: "Råd", type: "advises" } },
        { command: "ChangeSeat", args: { id: "s", group: "r", role: "member" } },
        { command: "Appoint", args: { id: "n", group: "g", actor: "ks", role: "member" } },
        { command: "Vacate", args: { id: "s" } },
      ],
    },
  });
  expect(told).toEqual({ groups: ["Råd"], added: ["KS"], removed: ["Nav"], moved: [{ actor: "Nav", to: "Råd" }] });
});

const finding = (id: string, text: string): Finding => ({
  id,
  rule: "r",
  outcome: "o",
  place: "finding",
  severity: "note",
  text: { nb: text, nn: text, en: text },
  sources: [],
});

test("findings that come, go and change; not those that stay", () => {
  const [stays, was, goes] = [finding("a", "same"), finding("b", "before"), finding("c", "gone")];
  const [is, comes] = [finding("b", "after"), finding("d", "new")];
  expect(findingChanges([stays, was, goes], [stays, is, comes])).toEqual([{ before: was, after: is }, { after: comes }, { before: goes }]);
});

test("who loses and who wins a voice", () => {
  const before: Voice[] = [
    { actor: "a", grade: "seated" },
    { actor: "b", grade: "unheard" },
    { actor: "c", grade: "unheard" },
  ];
  const after: Voice[] = [
    { actor: "a", grade: "unheard" },
    { actor: "b", grade: "linked" },
    { actor: "c", grade: "unheard" },
    { actor: "new", grade: "unheard" },
  ];
  expect(heardChange(before, after)).toEqual({ lost: ["a"], won: ["b"] });
});
