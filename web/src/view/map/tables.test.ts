import { expect, test } from "vitest";
import domainWords from "../../../../data/words/nb/domain.json";
import values from "../../../../data/words/nb/values.json";
import { domain } from "../../words/domain";
import { graphFrom, small } from "./sample";
import { actorRows, clicked, relationRows, seatRows, sorted } from "./tables";

const { label } = domain({ ...domainWords, ...values });
const graph = graphFrom(small);
const all = () => true;

test("a row says what the map knows of an actor", () => {
  const [ask] = actorRows(graph, label, all, () => ["hørt"]);
  expect(ask?.cells.map((c) => c.text)).toEqual(["Ask", "stat", "ikke oppgitt", "stor", "liten", "Styret", "2", "antatt", "hørt"]);
  const unseen = actorRows(
    graph,
    label,
    (id) => id === "d",
    () => [],
    false,
  );
  expect(unseen[0]?.cells.map((c) => c.text)).toEqual(["Ål", "ikke oppgitt", "ikke oppgitt", "", "0", "ikke oppgitt"]);
  expect(
    actorRows(
      graph,
      label,
      (id) => id === "b",
      () => [],
    ).map((r) => r.id),
  ).toEqual(["b"]);
});

test("levels are sorted as levels and names as names, both ways", () => {
  const rows = actorRows(graph, label, all, () => []);
  expect(sorted(rows, { column: 3, down: true }).map((r) => r.id)).toEqual(["a", "b", "c", "d"]);
  expect(sorted(rows, { column: 6, down: true })[0]?.id).toBe("b");
  expect(sorted(rows, { column: 0, down: true }).map((r) => r.id)).toEqual(["d", "c", "b", "a"]);
});

test("a second click turns the order", () => {
  expect(clicked({ column: 1, down: false }, 1)).toEqual({ column: 1, down: true });
  expect(clicked({ column: 1, down: true }, 1)).toEqual({ column: 1, down: false });
  expect(clicked({ column: 1, down: true }, 2)).toEqual({ column: 2, down: false });
});

test("relations and seats are whole sentences in cells; an empty group is there too", () => {
  expect(relationRows(graph, label, (id) => id === "bc")[0]?.cells.map((c) => c.text)).toEqual([
    "Bjørk",
    "yter tjeneste til",
    "Eik",
    "hjelp",
    "1",
    "ikke oppgitt",
  ]);
  const rows = seatRows(graphFrom({ ...small, "group/h": { id: "h", name: "Rådet", type: "advises", reportsTo: "g" } }), label);
  expect(rows.map((r) => r.cells.map((c) => c.text).join("|"))).toEqual([
    "Rådet|rådgivende|Styret||",
    "Styret|besluttende||Ask|leder",
    "Styret|besluttende||Eik|medlem",
  ]);
});
