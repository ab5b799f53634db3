// Which folder may import which, and that no file is part of a circle. The whole
// graph is read from the sources: imports of types, of styles and lazy ones count.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join, normalize, relative } from "node:path";
import { expect, test } from "vitest";

const root = import.meta.dirname;

const page = ["common", "canvas", "net", "model", "words"]; // what a page may import: never another page

/** What each folder may import of ours besides itself. */
const table: Readonly<Record<string, readonly string[]>> = {
  words: [],
  model: [],
  canvas: ["model"],
  net: ["model"],
  common: ["canvas", "net", "model", "words"],
  "view/analysis": page,
  "view/board": page,
  "view/desk": page,
  "view/help": page,
  "view/link": page,
  "view/map": [...page, "view/panel"],
  "view/panel": page, // what stands beside the map: no page of its own
  "view/phone": page,
  "view/start": page,
  "view/themes": page,
  "view/workshop": page,
  // The top knows the pages.
  top: [...page, "view/help", "view/link", "view/start", "view/map", "view/board", "view/analysis", "view/themes", "view/workshop", "view/desk", "view/phone"],
};

/** Folders whose types others may know, though nothing of theirs runs there. */
const types: Readonly<Record<string, readonly string[]>> = { model: ["words"], words: ["model"] };

interface Import {
  readonly from: string;
  readonly to: string;
  readonly type: boolean;
}

const imports = sources().flatMap(importsOf);

test("every folder imports only what the table gives it", () => {
  const wrong = imports.filter((i) => !mayImport(i)).map(said);
  expect(wrong).toEqual([]);
});

test("the table has a row for every folder", () => {
  const folders = new Set(sources().map(folderOf));
  expect([...folders].sort()).toEqual(Object.keys(table).sort());
});

test("no file is part of a circle", () => {
  expect(circles().map((c) => c.join(" → "))).toEqual([]);
});

function mayImport({ from, to, type }: Import): boolean {
  const [a, b] = [folderOf(from), folderOf(to)];
  return a === b || (table[a] ?? []).includes(b) || (type && (types[a] ?? []).includes(b));
}

/** The folder of the table that a file belongs to. Sentences are words wherever they stand. */
function folderOf(file: string): string {
  const parts = file.split("/");
  if (/\/words(\/\w+)?\.ts$/.test(file)) return "words";
  if (parts.length === 1) return "top";
  if (parts[0] !== "view") return parts[0] ?? "";
  return parts[1] === "common" ? "common" : `view/${parts[1]}`;
}

function sources(): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.tsx?$/.test(e.name))
    .map((e) => relative(root, join(e.parentPath, e.name)).replaceAll("\\", "/"));
}

function importsOf(from: string): Import[] {
  const text = readFileSync(join(root, from), "utf8");
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/gm);
  return [...statements]
    .map(([, type, named, lazy]) => ({ from, to: fileOf(from, named ?? lazy ?? ""), type: type !== undefined }))
    .filter((i) => !i.to.startsWith(".."));
}

/** The file that an import names. */
function fileOf(from: string, name: string): string {
  const path = normalize(join(dirname(from), name)).replaceAll("\\", "/");
  const found = [path, `${path}.ts`, `${path}.tsx`].find((p) => existsSync(join(root, p)) && statSync(join(root, p)).isFile());
  if (!found && extname(path) === "") throw new Error(`${from} imports ${name}, which is no file`);
  return found ?? path;
}

/** The circles of files: each a way from a file back to itself. */
function circles(): string[][] {
  const next = new Map(sources().map((file) => [file, imports.filter((i) => i.from === file)]));
  const done = new Set<string>();
  const found: string[][] = [];
  const visit = (file: string, way: readonly string[]) => {
    const at = way.indexOf(file);
    if (at >= 0) found.push([...way.slice(at), file]);
    if (at >= 0 || done.has(file)) return;
    for (const { to } of next.get(file) ?? []) visit(to, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}

const said = ({ from, to }: Import) => `${from} imports ${to}`;
