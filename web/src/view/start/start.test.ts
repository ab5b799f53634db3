import { expect, test } from "vitest";
import type { Summary } from "../../model/types";
import { chosenMaps } from "./MapList";

const map = (id: string, title: string, changed: string, archived = false) =>
  ({ id, title, changed, archived, revision: 1, actors: 0, relations: 0, groups: 0 }) as Summary;
const maps = [map("a", "Ærlig kart", "2026-01-01T00:00:00Z"), map("b", "Byggesak", "2026-03-01T00:00:00Z"), map("c", "Gammelt", "2026-02-01T00:00:00Z", true)];
const ids = (text: string, archived: boolean) =>
  chosenMaps(maps, text, archived)
    .map((m) => m.id)
    .join("");

test("the latest changed come first, and archived ones only when one asks for them", () => {
  expect(ids("", false)).toBe("ba");
  expect(ids("", true)).toBe("bca");
});

test("maps are found by any part of their title, in any case", () => {
  expect(ids("æRLIG", true)).toBe("a");
  expect(ids("finnes ikke", true)).toBe("");
});
