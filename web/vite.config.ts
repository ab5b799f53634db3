import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { constants, brotliCompressSync, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { marked } from "marked";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

// The server compresses nothing on the way out: both forms lie beside each file.
function precompress(): Plugin {
  const compressible = /\.(js|css|html|svg)$/;
  return {
    name: "precompress",
    apply: "build",
    closeBundle() {
      for (const entry of readdirSync("dist", { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !compressible.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const text = readFileSync(path);
        writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      }
    },
  };
}

// The user guide is written once, for the command line and the browser: here it
// becomes a page when the client is built, with its drawings in it.
function guide(): Plugin {
  return {
    name: "guide",
    load(id) {
      if (!id.endsWith(".md")) return null;
      const html = marked.parse(readFileSync(id, "utf8"), { async: false });
      const drawn = html.replace(/<p><img src="([^"]+\.svg)" alt="([^"]*)"><\/p>/g, (_, path: string, about: string) => {
        const drawing = readFileSync(join(dirname(id), path), "utf8").replace(/^<\?xml[^>]*>\s*/, "");
        return `<figure>${drawing}<figcaption>${about}</figcaption></figure>`;
      });
      return { code: `export default ${JSON.stringify(drawn)};`, moduleType: "js" };
    },
  };
}

export default defineConfig({
  plugins: [guide(), react(), precompress()],
  build: { target: "es2022", assetsInlineLimit: 0, sourcemap: false },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
  server: { proxy: { "/api": "http://127.0.0.1:8080" } },
});
