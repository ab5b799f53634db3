import { expect, test } from "vitest";
import { best, fit, foldText } from "./fuzzy";

test.each([
  ["fylkesrad", "Fylkesrådet"],
  ["aasane", "Åsane"],
  ["asane", "Aasane"],
  ["oeygarden", "Øygarden"],
  ["bronnoy", "Brønnøysundregistrene"],
  ["aer", "Ærøy"],
  ["bf", "Barne- og familie".replace("og ", "")],
  ["skatt", "Skatteetaten"],
  ["nav", "Arbeids- og velferdsetaten (Nav)"],
  ["sktt", "Skatteetaten"],
])("%s finds %s", (query, text) => expect(fit(query, text)).toBeGreaterThanOrEqual(0));

test.each([
  ["xyz", "Skatteetaten"],
  ["ng", "Nasjonalt organ"],
  ["nettaks", "Skatteetaten"],
])("%s does not find %s", (query, text) => expect(fit(query, text)).toBeUndefined());

test("beginnings go first, then words, then parts", () => {
  const names = ["Finnavdelingen", "Det nye Nav", "Navnet", "Nasjonalt arkivverk"];
  expect(best("nav", names, (n) => [n], 10)).toEqual(["Navnet", "Det nye Nav", "Finnavdelingen", "Nasjonalt arkivverk"]);
  expect(best("nav", names, (n) => [n], 1)).toEqual(["Navnet"]);
});

test("nothing typed keeps the order", () => {
  expect(best("  ", ["b", "a"], (n) => [n], 5)).toEqual(["b", "a"]);
});

test("folding is the same for composed and decomposed letters", () => {
  expect(foldText("A\u030Asane")).toBe(foldText("\u00C5sane"));
});
