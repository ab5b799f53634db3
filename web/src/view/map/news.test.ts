import { expect, test } from "vitest";
import { fold } from "../../model/records";
import { graphOf } from "../../model/graph";
import { newsBetween } from "./news";
import { small } from "./sample";

test("what came, went and changed is counted, and nothing else", () => {
  const before = { revision: 1, records: new Map(Object.entries(small)) };
  const after = fold(before, {
    revision: 2,
    patch: [
      { key: "actor/e", after: { id: "e", name: "E" } },
      { key: "actor/f", after: { id: "f", name: "F" } },
      { key: "actor/d", before: small["actor/d"]! },
      { key: "actor/a", before: small["actor/a"]!, after: { ...small["actor/a"], name: "Alm" } },
      { key: "relation/ef", after: { id: "ef", from: "e", to: "f", type: "informs", strength: 1 } },
    ],
  });
  expect(newsBetween(graphOf(before), graphOf(after))).toEqual({ added: 2, gone: 1, changed: 1, relations: 1 });
  expect(newsBetween(graphOf(before), graphOf(before))).toEqual({ added: 0, gone: 0, changed: 0, relations: 0 });
});
