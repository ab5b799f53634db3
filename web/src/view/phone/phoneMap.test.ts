import { expect, test } from "vitest";
import type { Row } from "../../model/records";
import { phoneMap } from "./phoneMap";

test("a phone shows actors in the order of their names, with other names by actor", () => {
  const records = new Map<string, Row>([
    ["map/", { title: "Kart" }],
    ["actor/1", { id: "1", name: "Østfold" }],
    ["actor/2", { id: "2", name: "Agder" }],
    ["alias/1/x", { actor: "1", name: "Viken" }],
    ["alias/1/y", { actor: "1", name: "Østlandet" }],
    ["position/network/1", {}],
  ]);
  const map = phoneMap(records);
  expect([map.title, map.actors.map((a) => a.name), map.aliases.get("1")]).toEqual(["Kart", ["Agder", "Østfold"], ["Viken", "Østlandet"]]);
});
