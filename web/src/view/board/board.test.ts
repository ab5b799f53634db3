import { expect, test } from "vitest";
import { graphOf } from "../../model/graph";
import type { Voice } from "../../model/types";
import { changedFields } from "./changed";
import { groupCommand } from "./GroupDialog";
import { byGrade, pathText } from "./path";
import { seatCommands } from "./SeatDialog";

const graph = graphOf({
  revision: 3,
  records: new Map([
    ["actor/ks", { id: "ks", name: "KS" }],
    ["actor/baerum", { id: "baerum", name: "Bærum kommune" }],
    ["actor/as", { id: "as", name: "Ås kommune" }],
    ["group/w", { id: "w", name: "Arbeidsgruppe", type: "executes", reportsTo: "b" }],
    ["group/b", { id: "b", name: "Styringsgruppe", type: "decides" }],
    ["group/a", { id: "a", name: "Programstyre", type: "decides" }],
    ["seat/s1", { id: "s1", group: "b", actor: "as", role: "member" }],
  ]),
});

test("a path names every actor and group on the way", () => {
  const words = { step: (kind: string) => kind, link: (a: string) => `both: ${a}`, noLink: "reports only", assumed: "assumed" };
  const path: Voice["path"] = [
    { kind: "represents", actor: "ks", assumed: 1 },
    { kind: "sits", group: "w" },
    { kind: "reports", group: "b", link: "as" },
    { kind: "reports", group: "a" },
  ];
  expect(pathText(graph, { actor: "baerum", grade: "linked", group: "a", path }, words)).toBe(
    "Bærum kommune → KS (represents, assumed) → Arbeidsgruppe → Styringsgruppe (both: Ås kommune) → Programstyre (reports only)",
  );
  expect(pathText(graph, { actor: "gone", grade: "unheard" }, words)).toBe("gone");
});

test("who steers a member stands apart from who is not heard", () => {
  const found = byGrade([
    { actor: "ks", grade: "unheard" },
    { actor: "as", grade: "unheard", apart: "steers", steers: [{ actor: "ks", grade: "seated", group: "b" }] },
  ]);
  expect([...found].map(([kind, list]) => [kind, list.map((v) => v.actor)])).toEqual([
    ["unheard", ["ks"]],
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
