import { expect, test } from "vitest";
import { graphOf } from "./graph";
import type { Row } from "./records";
import type { Finding } from "./governance";
import { actorNamed, actorsOutside, findingsOf, groupsInOrder, matching, seatsInOrder, sizeOf } from "./order";

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
  place: "finding",
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
