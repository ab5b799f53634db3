import { expect, test } from "vitest";
import { chooseLanguage, say } from "./words";

test("the browser's wish decides the language", () => {
  expect(chooseLanguage(["nn-NO", "nb"])).toBe("nn");
  expect(chooseLanguage(["no"])).toBe("nb");
  expect(chooseLanguage(["de", "en-GB"])).toBe("en");
  expect(chooseLanguage([])).toBe("nb");
});

test("values are filled in as text, and what is not given stays visible", () => {
  expect(say("nb", "actors", { n: 3 })).toBe("3 aktører");
  expect(say("nb", "drawing", { title: "{view}<b>" })).toBe("Tegning av {view}<b>: {view}");
});
