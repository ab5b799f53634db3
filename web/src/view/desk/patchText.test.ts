import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { graphOf } from "../../model/graph";
import type { Row } from "../../model/records";
import { speaker } from "../../words/dictionary";
import { domain } from "../../words/domain";
import { tellPatch } from "./patchText";
import { deskWords } from "./words";

const texts = ["domain", "values", "fields", "errors", "diff"].map(
  (area) => JSON.parse(readFileSync(`../data/words/nb/${area}.json`, "utf8")) as Record<string, string>,
);
const nb = domain(Object.assign({}, ...texts) as Record<string, string>);
const say = speaker(deskWords, "nb");
const graph = graphOf({
  revision: 3,
  records: new Map<string, Row>([
    ["actor/nav", { id: "nav", name: "Nav" }],
    ["group/sg", { id: "sg", name: "Styringsgruppen", type: "decides" }],
  ]),
});
const tell = (...patch: Parameters<typeof tellPatch>[0]) => tellPatch(patch, graph, nb, say);

test("a changed field is told with both values, and what is not assessed is not none", () => {
  const [line] = tell({ key: "actor/nav", before: { id: "nav", name: "Nav" }, after: { id: "nav", name: "Nav", interest: "high" } });
  expect(line).toBe("Nav: Interesse fra ikke vurdert til stor");
});

test("what is gone is named by what the change itself says", () => {
  expect(
    tell(
      { key: "actor/borte", before: { id: "borte", name: "<b>Borte</b>" } },
      { key: "relation/r", before: { id: "r", from: "borte", to: "nav", type: "informs" } },
      { key: "seat/s", after: { id: "s", group: "sg", actor: "nav", role: "leader" } },
    ),
  ).toEqual(["Lagt til: Nav (leder) i Styringsgruppen", "Fjernet: <b>Borte</b>", "Fjernet: <b>Borte</b> informerer Nav"]);
});

test("many of a sort are counted, and moved actors are counted once", () => {
  const added = Array.from({ length: 20 }, (_, i) => ({ key: `actor/a${i}`, after: { id: `a${i}`, name: `A${i}` } }));
  const moved = ["network", "grid"].map((view) => ({ key: `position/${view}/nav`, after: { view, actor: "nav", x: 1, y: 2 } }));
  expect(tell(...added, ...moved)).toEqual(["Lagt til: 20 aktører", "1 aktør er flyttet på en tegning"]);
});
