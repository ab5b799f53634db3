import { expect, test } from "vitest";
import { graphOf } from "./graph";
import type { Row } from "./records";
import { changedFields } from "../view/board/changed";
import { groupCommand } from "../view/board/GroupDialog";
import type { Finding } from "./governance";
import { actorNamed, actorsOutside, findingsOf, groupsInOrder, matching, seatsInOrder, sizeOf } from "./order";
import { byKind, pathText } from "../view/board/path";
import { seatCommands } from "../view/board/SeatDialog";

const row = (kind: string, id: string, more: Row): [string, Row] => [`${kind}/${id}`, { id, ...more }];

const graph = graphOf({
  revision: 3,
  records: new Map([
    row("actor", "ks", { name: "KS" }),
    row("actor", "baerum", { name: "Bærum kommune", shortName: "Bærum" }),
    row("actor", "as", { name: "Ås kommune" }),
    row("actor", "arendal", { name: "Arendal kommune" }),
    row("actor", "twin1", { name: "Tvilling" }),
    row("actor", "twin2", { name: "Tvilling" }),
    row("group", "w", { name: "Arbeidsgruppe", type: "executes", reportsTo: "b" }),
    row("group", "b", { name: "Styringsgruppe", type: "decides" }),
    row("group", "a", { name: "Programstyre", type: "decides" }),
    row("seat", "s1", { group: "b", actor: "as", role: "member" }),
    row("seat", "s2", { group: "b", actor: "arendal", role: "member" }),
    row("seat", "s3", { group: "b", actor: "ks", role: "leader" }),
    row("seat", "s4", { group: "b", actor: "ks", role: "observer" }),
  ]),
});

test("groups stand by what they do, then by name", () => {
  expect(groupsInOrder(graph).map((g) => g.id)).toEqual(["a", "b", "w"]);
});

test("leaders stand first, å last, seats that do not count at the end", () => {
  expect(seatsInOrder(graph, "b").map((s) => s.id)).toEqual(["s3", "s2", "s1", "s4"]);
});

test("outside are those without any seat, found by name or short name", () => {
  const outside = actorsOutside(graph);
  expect(outside.map((a) => a.id)).toEqual(["baerum", "twin1", "twin2"]);
  expect(matching(outside, " BÆR ").map((a) => a.id)).toEqual(["baerum"]);
});

test("a typed name means one actor or none", () => {
  expect(actorNamed(graph, "bærum")?.id).toBe("baerum");
  expect(actorNamed(graph, "Tvilling")).toBeUndefined();
  expect(actorNamed(graph, " ")).toBeUndefined();
});

const finding = (id: string, more: Partial<Finding>): Finding => ({
  id,
  rule: id.split("/")[0] ?? "",
  outcome: "x",
  severity: "ok",
  text: { nb: "", nn: "", en: "" },
  sources: [],
  ...more,
});

test("findings of a group, those to consider first; its size is what the service counted", () => {
  const all = [
    finding("size/b", { group: "b" }),
    finding("voice/b", { group: "b", severity: "consider" }),
    finding("links/b", { group: "b", severity: "note", numbers: { n: 3 } }),
    finding("overload", {}),
  ];
  expect(findingsOf(all, "b").map((f) => f.id)).toEqual(["voice/b", "links/b", "size/b"]);
  expect(findingsOf(all).map((f) => f.id)).toEqual(["overload"]);
  expect(sizeOf(all, "b")).toEqual({ count: 3, said: all[0] });
  expect(sizeOf(all, "w")).toEqual({ count: undefined, said: undefined });
});

test("a path names every actor and group on the way", () => {
  const words = { step: (kind: string) => kind, link: (a: string) => `both: ${a}`, noLink: "reports only", assumed: "assumed" };
  const path = [
    { kind: "represents", actor: "ks", assumed: true },
    { kind: "sits", group: "w" },
    { kind: "reports", group: "b", link: "as" },
    { kind: "reports", group: "a" },
  ];
  expect(pathText(graph, { actor: "baerum", kind: "linked", group: "a", path }, words)).toBe(
    "Bærum kommune → KS (represents, assumed) → Arbeidsgruppe → Styringsgruppe (both: Ås kommune) → Programstyre (reports only)",
  );
  expect(pathText(graph, { actor: "gone", kind: "none" }, words)).toBe("gone");
});

test("who steers a member stands apart from who is not heard", () => {
  const found = byKind([
    { actor: "ks", kind: "none" },
    { actor: "as", kind: "none", steers: [{ member: "ks", group: "b" }] },
  ]);
  expect([...found].map(([kind, list]) => [kind, list.map((v) => v.actor)])).toEqual([
    ["none", ["ks"]],
    ["steers", ["as"]],
  ]);
});

test("only what has changed is sent", () => {
  type Fields = { a: string; b: string; c: string; held: { user?: boolean; supplier?: boolean } };
  const before: Partial<Fields> = { a: "x", b: "y", held: { user: true } };
  expect(changedFields(before, { a: "x", b: "", c: "", held: { user: true, supplier: false } })).toEqual({ b: "" });
  expect(changedFields({ held: { user: true } }, { held: { user: false } })).toEqual({ held: { user: false } });
});

test("a seat's dialog becomes commands for what it changed", () => {
  const seat = graph.seats.get("s1");
  if (!seat) throw new Error("no seat");
  const fields = { actor: "as", role: "leader", label: "", person: "", gender: "", evidence: "", interests: {}, notes: "" } as const;
  expect(seatCommands(seat, fields, ["ks"], ["baerum"])).toEqual([
    { command: "ChangeSeat", args: { id: "s1", role: "leader" } },
    { command: "EndSpeakFor", args: { seat: "s1", actor: "ks" } },
    { command: "SpeakFor", args: { seat: "s1", actor: "baerum" } },
  ]);
  expect(seatCommands(seat, { ...fields, role: "member", actor: "ks" }, ["ks"], ["ks"])).toEqual([{ command: "ChangeSeat", args: { id: "s1", actor: "ks" } }]);
});

test("a group's dialog: a new one has a name and a type, an unchanged one sends nothing", () => {
  const fields = {
    name: "Råd",
    type: "advises",
    label: "",
    mandate: "",
    owner: "",
    ownerInterests: {},
    reportsTo: "",
    appointedByPublicBody: false,
    evidence: "",
    notes: "",
  } as const;
  expect(groupCommand(undefined, fields, "g")).toEqual({ command: "AddGroup", args: { id: "g", name: "Råd", type: "advises" } });
  const group = graph.groups.get("w");
  expect(groupCommand(group, { ...fields, name: "Arbeidsgruppe", type: "executes", reportsTo: "b" }, "w")).toBeUndefined();
  expect(groupCommand(group, { ...fields, name: "Arbeidsgruppe", type: "executes" }, "w")).toEqual({
    command: "ChangeGroup",
    args: { id: "w", reportsTo: "" },
  });
});
