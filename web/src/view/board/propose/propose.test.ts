import { expect, test } from "vitest";
import type { Voice } from "../../../model/types";
import { graphOf } from "../../../model/graph";
import type { Row } from "../../../model/records";
import type { Finding } from "../../../model/governance";
import { findingChanges, heardChange, seatChanges } from "./difference";
import { keeping, keptQuestion, plainQuestion, type Question, questionBody } from "./question";

const question: Question = { group: "", most: 7, must: ["a"], advise: [], never: [], bounds: {}, contact: "", freeOwner: false, freeLeader: false };

test("a question is sent as the service takes it", () => {
  expect(questionBody(question)).toEqual({ most: 7, must: ["a"], advise: [], never: [], bounds: [] });
  const all = questionBody({
    ...question,
    group: "g",
    contact: "a",
    freeOwner: true,
    bounds: { state: { least: "1", most: "" }, county: { least: "", most: "" }, ks: { least: "", most: "0" } },
  });
  expect(all).toEqual({
    group: "g",
    contact: "a",
    freeOwner: true,
    most: 7,
    must: ["a"],
    advise: [],
    never: [],
    bounds: [
      { kind: "state", least: 1 },
      { kind: "ks", most: 0 },
    ],
  });
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
  expect(told).toEqual({
    groups: ["Råd"],
    added: [{ group: "Styret", names: ["KS"] }],
    removed: [{ group: "Styret", names: ["Nav"] }],
    moved: [{ actor: "Nav", to: "Råd" }],
  });
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

test("what the map keeps of a question is the question, and is kept as it was", () => {
  const kept: Question = {
    ...plainQuestion("g"),
    must: ["a"],
    never: ["b"],
    contact: "a",
    freeLeader: true,
    bounds: { ks: { least: "", most: "0" }, state: { least: "1", most: "" } },
  };
  const records = new Map<string, Row>([
    ["question/g", { group: "g", most: 7, contact: "a", freeLeader: true, accepted: true }],
    ["question/", { most: 3 }],
    ["demand/g/a", { group: "g", actor: "a", wanted: "must" }],
    ["demand/g/b", { group: "g", actor: "b", wanted: "never" }],
    ["demand//b", { actor: "b", wanted: "advise" }],
    ["limit/g/ks", { group: "g", kind: "ks", most: 0 }],
    ["limit/g/state", { group: "g", kind: "state", least: 1, most: -1 }],
  ]);
  expect(keptQuestion(records, "g")).toEqual({ question: kept, accepted: true });
  expect(keptQuestion(records, "")).toEqual({ question: { ...plainQuestion(""), most: 3, advise: ["b"] }, accepted: false });
  expect(keptQuestion(records, "h")).toBeUndefined();
  expect(keeping(kept)).toEqual({
    command: "KeepQuestion",
    args: {
      group: "g",
      contact: "a",
      freeLeader: true,
      most: 7,
      must: ["a"],
      advise: [],
      never: ["b"],
      limits: [
        { kind: "ks", most: 0 },
        { kind: "state", least: 1, most: -1 },
      ],
    },
  });
});
