// Both halves while one works: the service, built again when its sources change,
// and the client as Vite serves it. Nobody has to log in: whatever the browser
// sends on to the service gets the owner's session.
//
//   node scripts/dev.mjs [serve|workbench] [flags of that command]
import { spawn } from "node:child_process";
import { mkdirSync, watch } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createServer } from "vite";

const root = resolve(import.meta.dirname, "../..");
const [command = "serve", ...flags] = process.argv.slice(2);
const home = join(tmpdir(), "interessentkart-dev");
const program = join(home, process.platform === "win32" ? "interessentkart.exe" : "interessentkart");
const pause = 200; // ms after a change, so that saving many files builds once
mkdirSync(home, { recursive: true });

/** Builds the programs. @returns {Promise<boolean>} whether it went well */
function build() {
  const go = spawn(process.env["GO"] ?? "go", ["build", "-trimpath", "-tags", "nomsgpack", "-o", home + "/", "./cmd/..."], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, CGO_ENABLED: "0" },
  });
  return new Promise((done) => go.on("exit", (code) => done(code === 0)));
}

/** The session's cookie and where the service listens. */
const session = { cookie: "", address: "" };

/** Takes the owner's session of a service by the address that it prints. @param {string} start */
async function enter(start) {
  const address = new URL(start);
  const answer = await fetch(address, { redirect: "manual" });
  session.address = address.origin;
  session.cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(";", 1)[0])
    .join("; ");
}

/** @type {import("node:child_process").ChildProcess | undefined} */
let running;

/** Starts the program anew, and resolves when it can be used. */
async function start() {
  await stop();
  const own = command === "serve" ? ["--db", join(home, "maps.db"), "--listen", "127.0.0.1:8079", "--no-open"] : ["--client", client];
  running = spawn(program, [command, ...own, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const text of running.stdout ?? []) {
    process.stdout.write(command === "workbench" ? text : "");
    const found = /(http:\S+\/start\/\S+)/.exec(String(text));
    if (found?.[1]) await enter(found[1]);
    if (found || command !== "serve") break;
  }
  running.stdout?.resume();
}

function stop() {
  const old = running;
  if (!old || old.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    old.on("exit", done);
    old.kill();
  });
}

/** Builds and starts again once nothing has changed for a moment. */
function watchSources() {
  /** @type {NodeJS.Timeout | undefined} */
  let waiting;
  const changed = (/** @type {string} */ folder) => (/** @type {string} */ _, /** @type {string | null} */ name) => {
    if (!/\.(go|json|md|html|js|css)$/.test(name ?? "") || /_test\.go$/.test(name ?? "")) return;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      console.log(`${folder}/${name}: building`);
      if (await build()) await start();
    }, pause);
  };
  for (const folder of ["cmd", "internal", "data"]) watch(join(root, folder), { recursive: true }, changed(folder));
}

const vite = await createServer({
  server: {
    host: "127.0.0.1",
    proxy: {
      "/api": {
        target: "http://127.0.0.1:8079",
        configure: (proxy) => proxy.on("proxyReq", (request) => session.cookie && request.setHeader("Cookie", session.cookie)),
      },
    },
  },
});
await vite.listen();
const client = vite.resolvedUrls?.local[0]?.replace(/\/$/, "") ?? "";
if (!(await build())) process.exit(1);
await start();
if (command === "serve") console.log(`Interessentkart: ${client}/ (changes to either half show at once; Ctrl+C stops)`);
watchSources();
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, async () => {
    await stop();
    await vite.close();
    process.exit(0);
  });
}
