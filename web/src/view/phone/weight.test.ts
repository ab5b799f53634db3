import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const assets = "dist/assets";
const limit = 90_000; // bytes of compressed JavaScript that a phone loads, in all

// withImports gives a file and all that it imports at once, not what it may load later.
function withImports(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  const text = readFileSync(`${assets}/${name}`, "utf8");
  for (const [, imported] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) if (imported) withImports(imported, found);
  return found;
}

test.skipIf(!existsSync(`${assets}`))("a phone loads little: the page, its own part, and the heaviest of its languages", () => {
  const files = readdirSync(assets).filter((f) => f.endsWith(".js"));
  const page = /assets\/(index-[^"]+\.js)/.exec(readFileSync("dist/index.html", "utf8"))?.[1] ?? "";
  const phone = files.find((f) => f.startsWith("PhoneApp-")) ?? "";
  const weigh = (name: string) => gzipSync(readFileSync(`${assets}/${name}`), { level: 9 }).length;
  const once = withImports(phone, withImports(page));
  const later = [...once].flatMap((name) =>
    [...readFileSync(`${assets}/${name}`, "utf8").matchAll(/import\(["'`]\.\/((?:phone|values)-[^"'`]+\.js)/g)].map((m) => m[1] ?? ""),
  );
  const texts = [...new Set(later)];
  expect(texts.filter((name) => name.startsWith("phone-"))).toHaveLength(3); // languages
  expect(texts.filter((name) => name.startsWith("values-"))).toHaveLength(3);
  const heaviest = (area: string) => Math.max(...texts.filter((name) => name.startsWith(area)).map(weigh));
  const parts = [...once].map(weigh);
  const all = parts.reduce((sum, n) => sum + n, 0) + heaviest("phone-") + heaviest("values-");
  expect(parts.length).toBeGreaterThan(2);
  expect(all).toBeGreaterThan(60_000); // React alone: otherwise something was not found
  expect(all).toBeLessThanOrEqual(limit);
});
