// What the compiler lets through and the house does not: types that are talked out
// of, lists that are kept twice, and sentences that stand outside data/words.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import * as choices from "./model/choices";

const root = import.meta.dirname;
const sources = ["src", "e2e", "scripts"].flatMap((folder) => filesOf(join(root, "..", folder)));

interface Source {
  readonly file: string;
  readonly text: string;
}

function filesOf(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.tsx?$/.test(e.name) && !e.name.endsWith(".gen.ts") && e.name !== "house.test.ts")
    .map((e) => join(e.parentPath, e.name))
    .map((path) => ({ file: relative(join(root, ".."), path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }));
}

/** The lines in which a pattern stands, with their files. */
function lines(pattern: RegExp, among: readonly Source[] = sources): string[] {
  return among.flatMap(({ file, text }) =>
    text
      .split("\n")
      .filter((line) => pattern.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
}

test("no type is talked out of", () => {
  expect(lines(/\bas unknown as\b|\bas any\b|[:<]\s*any\b(?! )|@ts-(ignore|expect-error)/)).toEqual([]);
});

test("no shape of the API is taken without a part of it", () => {
  const shapes = [...readFileSync(join(root, "model/types.ts"), "utf8").matchAll(/export type (\w+)/g)].map(([, name]) => name);
  expect(lines(new RegExp(`\\bOmit<\\s*(Schemas\\[|(${shapes.join("|")})\\b)`))).toEqual([]);
});

test("no list of choices is kept a second time", () => {
  const twice = Object.entries(choices)
    .filter(([, list]) => list.length > 2)
    .flatMap(([name, list]) => lists(list).map((file) => `${name} stand in ${file}, too`));
  expect(twice).toEqual([]);
});

/** The files beside model/choices in which all of a list stands, in whatever order. */
function lists(list: readonly string[]): string[] {
  const long = new RegExp(`\\[[^\\]]*\\]`, "g");
  return sources
    .filter(({ file }) => file !== "src/model/choices.ts" && !/\.test\.tsx?$/.test(file))
    .filter(({ text }) => [...text.matchAll(long)].some(([literal]) => list.every((value) => literal.includes(`"${value}"`))))
    .map(({ file }) => file);
}
