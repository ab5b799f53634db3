import { expect, test } from "vitest";
import { compareNames } from "./sorting";

test("names sort the Norwegian way", () => {
  expect(["Åsane", "Ærøy", "Asker", "Øygarden", "Zoo"].sort(compareNames)).toEqual(["Asker", "Zoo", "Ærøy", "Øygarden", "Åsane"]);
});
