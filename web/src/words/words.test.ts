import { expect, test } from "vitest";
import { capital, dictionary, speaker } from "./dictionary";
import { domain } from "./domain";
import { chooseLanguage } from "./language";

test("the browser's wish decides the language", () => {
  expect(chooseLanguage(["nn-NO", "nb"])).toBe("nn");
  expect(chooseLanguage(["no"])).toBe("nb");
  expect(chooseLanguage(["de", "en-GB"])).toBe("en");
  expect(chooseLanguage([])).toBe("nb");
});

test("values are filled in as text, and what is not given stays visible", () => {
  const texts = { actors: "{n} {n|aktør|aktører}", drawing: "Tegning av {title}: {view}" };
  const say = speaker(dictionary(texts, texts, texts), "nb");
  expect(say("actors", { n: 1 })).toBe("1 aktør");
  expect(say("actors", { n: 3 })).toBe("3 aktører");
  expect(say("drawing", { title: "{view}<b>" })).toBe("Tegning av {view}<b>: {view}");
});

test("none are several, and a choice without its number stays visible", () => {
  const texts = { several: "{n|ein|fleire}" };
  const say = speaker(dictionary(texts, texts, texts), "nn");
  expect([0, 1, 2].map((n) => say("several", { n }))).toEqual(["fleire", "ein", "fleire"]);
  expect(say("several")).toBe("{n|ein|fleire}");
});

test("a word that begins a line has a capital letter", () => {
  expect([capital("åpen"), capital("KS"), capital("")]).toEqual(["Åpen", "KS", ""]);
});

test("a refusal without words of its own is a fault, and its code is not shown", () => {
  const words = domain({ "kind.unknown": "ikke oppgitt", "error.id.taken": "«{value}» er tatt", "error.fault": "Noe gikk galt." });
  expect(words.label("kind", undefined)).toBe("ikke oppgitt");
  expect(words.error("id.taken", "<i>")).toBe("«<i>» er tatt");
  expect(words.error("no.such", "x")).toBe("Noe gikk galt.");
});
