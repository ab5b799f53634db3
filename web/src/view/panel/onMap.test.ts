import { expect, test } from "vitest";
import { graphOf } from "../../model/graph";
import type { Row } from "../../model/records";
import { onMap } from "./onMap";

const records = new Map<string, Row>([
  ["actor/a", { id: "a", name: "Arbeids- og velferdsetaten", shortName: "Nav" }],
  ["actor/b", { id: "b", name: "Navarra kommune" }],
  ["actor/c", { id: "c", name: "Sivilforsvaret" }],
  ["alias/c/x", { actor: "c", name: "Beredskap og navigasjon" }],
]);
const graph = graphOf({ revision: 1, records });

test("finds by name, short name and other names, the best first", () => {
  expect(onMap(graph, " NAV ").map((a) => a.id)).toEqual(["a", "b", "c"]);
  expect(onMap(graph, "velferd").map((a) => a.id)).toEqual(["a"]);
});

test("a letter is too little, and what is not there is not found", () => {
  expect(onMap(graph, "n")).toEqual([]);
  expect(onMap(graph, "xyz")).toEqual([]);
});
