import { expect, test } from "vitest";
import domainWords from "../../../../data/words/nb/domain.json";
import values from "../../../../data/words/nb/values.json";
import { domain } from "../../words/domain";
import { appearances, colourEntries, colourings, groupLooks, growth } from "./look";
import { graphFrom, small } from "./sample";

const words = domain({ ...domainWords, ...values });
const graph = graphFrom(small);

test.each(colourings)("whatever %s says, it is said in more than colour", (colouring) => {
  const looks = colourEntries(graph, colouring, words).map((e) => `${e.kind ?? ""} ${e.badge ?? ""} ${e.tone.pattern ?? ""}`);
  expect(new Set(looks).size).toBe(looks.length);
});

test.each(colourings)("the legend of %s explains every actor", (colouring) => {
  const legend = new Set(colourEntries(graph, colouring, words).map((e) => JSON.stringify(e.tone)));
  for (const [id, look] of appearances(graph, colouring)) {
    if (colouring === "group" && look.tone.hue === "neutral") continue; // in no group
    expect(legend, id).toContain(JSON.stringify(look.tone));
  }
});

test("not assessed does not look like none", () => {
  const rows = { "actor/a": { id: "a", name: "A", influence: "none" }, "actor/b": { id: "b", name: "B" } };
  const looks = appearances(graphFrom(rows), "influence");
  expect(looks.get("a")).toEqual({ tone: { hue: 1, pattern: "plain" }, badge: "0" });
  expect(looks.get("b")?.badge).toBe("?");
});

test("who sits in several groups has a plus, two seats in one do not count twice", () => {
  const more = {
    ...small,
    "group/h": { id: "h", name: "Rådet", type: "advises" },
    "seat/s3": { id: "s3", group: "h", actor: "a", role: "member" },
    "seat/s4": { id: "s4", group: "g", actor: "c", role: "deputy" },
  };
  const map = graphFrom(more);
  expect([...groupLooks(map).keys()]).toEqual(["g", "h"]);
  const looks = appearances(map, "group");
  expect(looks.get("a")?.badge).toBe("A+");
  expect(looks.get("c")?.badge).toBe("A");
  expect(looks.get("b")?.badge).toBeUndefined();
});

test("sizes grow with neighbours and levels, not with several relations of a pair", () => {
  const actor = (id: string) => graph.actors.get(id)!;
  const byDegree = growth(graph, "degree");
  expect(byDegree(actor("b"))).toBeGreaterThan(byDegree(actor("a")));
  expect(byDegree(actor("a"))).toBe(byDegree(actor("c")));
  const byInfluence = growth(graph, "influence");
  expect(byInfluence(actor("a"))).toBeLessThan(1);
  expect(byInfluence(actor("b"))).toBe(1);
});
