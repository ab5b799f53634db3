import { expect, test } from "vitest";
import { graphOf } from "../../model/graph";
import type { Row } from "../../model/records";
import { fundingOf, rowsOf } from "./rows";

const row = (kind: string, id: string, more: Row): [string, Row] => [`${kind}/${id}`, { id, ...more }];

const graph = graphOf({
  revision: 1,
  records: new Map([
    row("actor", "x", { name: "Ås kommune" }),
    row("actor", "y", { name: "Asker kommune" }),
    row("actor", "z", { name: "Finans Norge" }),
    row("relation", "r1", { from: "x", to: "z", type: "funds" }),
    row("relation", "r2", { from: "y", to: "z", type: "funds" }),
    row("relation", "r3", { from: "z", to: "y", type: "informs" }),
  ]),
});

test("all actors, those of a fact, or those found by name", () => {
  expect(rowsOf(graph, undefined, "").map((a) => a.id)).toEqual(["y", "z", "x"]);
  expect(rowsOf(graph, ["x", "gone", "z"], "").map((a) => a.id)).toEqual(["x", "z"]);
  expect(rowsOf(graph, ["x", "z"], "KOMMUNE").map((a) => a.id)).toEqual(["x"]);
});

test("only funding is funding, by the name of who pays", () => {
  expect(fundingOf(graph).map((r) => r.id)).toEqual(["r2", "r1"]);
});
