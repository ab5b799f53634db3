// Measures how long it takes from a thumb on a phone to the wall, in headless
// Chromium against the built program: `npm run speed:phone [answers]`, after
// `make build`. An answer shows as progress, an actor that a guest adds as a new
// drawing. Prints the compressed JavaScript that the phone loaded, too.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const answers = Number(process.argv[2] ?? 40);
const additions = 10;
const pause = 400; // ms between two answers, longer than the wall rests between two questions
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const installed = [process.env["CHROMIUM"] ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => p && existsSync(p));

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Starts the program on a new file. @param {string} home */
async function serve(home) {
  const guests = `127.0.0.1:${20000 + (process.pid % 20000)}`;
  const child = spawn("../bin/interessentkart", ["serve", "--db", join(home, "maps.db"), "--listen", "127.0.0.1:0", "--guests", guests, "--no-open"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const start = await new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (data) => {
      said += data;
      const found = /http:\/\/127\.0\.0\.1:\d+\/start\/\S+/.exec(said);
      if (found) resolve(found[0]);
    });
    child.once("exit", (code) => reject(new Error(`the program ended with ${code}`)));
  });
  return { child, start, guests: `http://${guests}` };
}

/** Counts the bytes of JavaScript that a page loads. @param {import("@playwright/test").Page} page */
async function weighed(page) {
  const session = await page.context().newCDPSession(page);
  const scripts = new Set();
  let bytes = 0;
  session.on("Network.responseReceived", (e) => e.type === "Script" && scripts.add(e.requestId));
  session.on("Network.loadingFinished", (e) => scripts.has(e.requestId) && (bytes += e.encodedDataLength));
  await session.send("Network.enable");
  return () => bytes;
}

/** Notes the moment at which the wall shows a value. @param {import("@playwright/test").Page} wall @param {string} selector @param {string} attribute */
async function watchWall(wall, selector, attribute) {
  await wall.evaluate(
    ([what, name]) => {
      const seen = (window.seen_ = []);
      let last = document.querySelector(what)?.getAttribute(name);
      new MutationObserver(() => {
        const now = document.querySelector(what)?.getAttribute(name);
        if (now === last) return;
        last = now;
        requestAnimationFrame(() => setTimeout(() => seen.push(performance.timeOrigin + performance.now())));
      }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: [name] });
    },
    [selector, attribute],
  );
}

/** Does something and gives how long it took until the wall showed it, from the event on the phone. */
async function timed(phone, wall, act) {
  const before = await wall.evaluate(() => window.seen_.length);
  await act();
  await wall.waitForFunction((n) => window.seen_.length > n, before);
  return (await wall.evaluate(() => window.seen_.at(-1))) - (await phone.evaluate(() => window.touched_));
}

async function measure(browser, { start, guests }) {
  const owner = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: "nb-NO" });
  const wall = await owner.newPage();
  await wall.goto(start);
  const { origin } = new URL(start);
  const send = async (path, data) => (await owner.request.post(origin + path, { data, headers: { Origin: origin } })).json();
  const { id } = await send("/api/maps", { example: "dsop" });
  const { path } = await send(`/api/maps/${id}/workshop`, { guestsEdit: true });
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "nb-NO" });
  const phone = await context.newPage();
  const weight = await weighed(phone);
  await phone.goto(guests + path);
  await phone.evaluate(() => {
    for (const name of ["change", "submit"]) addEventListener(name, (e) => (window.touched_ = performance.timeOrigin + e.timeStamp), true);
  });
  await phone.getByLabel("Navn").fill("Kari");
  await phone.getByRole("button", { name: "Bli med", exact: true }).click();
  await phone.getByRole("heading", { name: "Straks i gang" }).waitFor();

  await send(`/api/maps/${id}/commands`, { id: "open", command: "OpenRound", args: { id: "r1" } });
  await wall.goto(`${origin}/#/kart/${id}/verksted?projektor=1`);
  await wall.locator("[data-given]").waitFor();
  await watchWall(wall, "[data-given]", "data-given");
  const scored = [];
  for (let i = 0; i < answers; i += 2) {
    for (const group of ["Interesse", "Innflytelse"]) {
      const radio = phone.getByRole("group", { name: group }).getByRole("radio", { name: "Stor" });
      scored.push(await timed(phone, wall, () => radio.check()));
      await phone.waitForTimeout(pause);
    }
    await phone.getByRole("button", { name: "Neste" }).click();
  }

  await owner.request.patch(`${origin}/api/maps/${id}/workshop`, { data: { view: "network" }, headers: { Origin: origin } });
  await wall.getByRole("img", { name: /Tegning/ }).waitFor();
  await watchWall(wall, "img.wall-drawing", "src");
  await phone.getByRole("navigation", { name: "Deler" }).getByRole("button", { name: "Legg til" }).click();
  const added = [];
  for (let i = 0; i < additions; i++) {
    await phone.getByLabel("Navn på aktøren").fill(`Ny aktør ${i}`);
    added.push(await timed(phone, wall, () => phone.getByLabel("Navn på aktøren").press("Enter")));
    await phone.waitForTimeout(2 * pause);
  }
  return { scored, added, weight: weight() };
}

const home = mkdtempSync(join(tmpdir(), "interessentkart-speed-"));
const service = await serve(home);
const browser = await chromium.launch({ args, ...(installed ? { executablePath: installed } : {}) });
try {
  const { scored, added, weight } = await measure(browser, service);
  const row = (what, values) =>
    console.log(
      `${what}: p50 ${quantile(values, 0.5).toFixed(0)} ms, p95 ${quantile(values, 0.95).toFixed(0)} ms, max ${Math.max(...values).toFixed(0)} ms (${values.length} times)`,
    );
  row("answer on a phone to progress on the wall", scored);
  row("actor added on a phone to drawing on the wall", added);
  console.log(`JavaScript on the phone: ${(weight / 1000).toFixed(1)} kB with headers; load ${loadavg()[0].toFixed(1)}`);
  if (quantile(scored, 0.95) > 150) process.exitCode = 1;
} finally {
  await browser.close();
  service.child.kill("SIGTERM");
  await new Promise((resolve) => service.child.once("exit", resolve));
  rmSync(home, { recursive: true, force: true });
}
