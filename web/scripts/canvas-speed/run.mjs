// Measures the canvas in headless Chromium: `npm run speed [runs]`.
// Each operation is 60 steps of real input, one every 1/60 s. Frame times are the
// distances between animation frames; the main thread's time is that of its tasks.
// Prints the median of the runs, and the machine's load.
import { existsSync } from "node:fs";
import { loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { createServer } from "vite";

const steps = 60;
const runs = Number(process.argv[2] ?? 3);
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--js-flags=--expose-gc",
  "--enable-precise-memory-info",
];

/** @typedef {{ p50: number, p95: number, main: number }} Timing */

/** @param {number[]} values @param {number} share */
function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** @param {number[]} values */
const median = (values) => quantile(values, 0.5);

/** Calls a step every 1/60 s. @param {(i: number) => Promise<unknown>} step */
async function paced(step) {
  const start = performance.now();
  for (let i = 0; i < steps; i++) {
    const wait = start + (i * 1000) / 60 - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    await step(i);
  }
}

/** The main thread's busy time so far, in ms. @param {import("@playwright/test").CDPSession} session */
async function busy(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find((m) => m.name === "TaskDuration")?.value ?? 0);
}

/** Measures one operation. @returns {Promise<Timing>}
 * @param {import("@playwright/test").Page} page @param {import("@playwright/test").CDPSession} session @param {(i: number) => Promise<unknown>} step */
async function timed(page, session, step) {
  await page.evaluate(() => {
    const frames = [];
    window.frames_ = frames;
    const tick = (time) => {
      frames.push(time);
      if (window.frames_ === frames) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const before = await busy(session);
  await paced(step);
  const after = await busy(session);
  const frames = await page.evaluate(() => {
    const found = window.frames_;
    window.frames_ = undefined;
    return found;
  });
  const times = frames.slice(1).map((t, i) => t - frames[i]);
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), main: (after - before) / steps };
}

/** One run: a new page, a map, the four operations.
 * @param {import("@playwright/test").Browser} browser @param {string} address @param {number} n @param {string} spread */
async function run(browser, address, n, spread) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(address);
  await page.waitForFunction(() => window.bench !== undefined);
  await page.evaluate(() => document.fonts.load('16px "Inter Variable"'));
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const ready = await page.evaluate(([size, where]) => window.bench.start(size, where), [n, spread]);
  await page.waitForTimeout(500);
  const found = {};
  const { mouse } = page;
  const at = await page.evaluate(() => {
    const b = window.bench.canvas().place("a12");
    return { x: b.x + b.width / 2, y: b.y + b.height / 2 };
  });
  await mouse.move(at.x, at.y);
  await mouse.down();
  found.drag = await timed(page, session, (i) => mouse.move(at.x + 4 * i, at.y + 60 * Math.sin(i / 10)));
  await mouse.up();
  await page.waitForTimeout(300);
  found.zoomOut = await zoom(page, session, 60);
  found.zoomIn = await zoom(page, session, -60);
  found.pan = await pan(page, session);
  await page.evaluate(() => window.bench.canvas().zoomBy(2.5));
  await page.waitForTimeout(300);
  found.panNear = await pan(page, session);
  await page.evaluate(() => window.bench.canvas().fit());
  await page.waitForTimeout(300);
  found.live = await timed(page, session, (i) => (i % 2 ? page.evaluate((k) => window.bench.live(k), i) : Promise.resolve()));
  const heap = await page.evaluate(() => {
    window.gc?.();
    return performance.memory.usedJSHeapSize / 1e6;
  });
  const shown = await page.evaluate(() => document.querySelectorAll("*").length);
  await page.close();
  return { ready, heap, shown, found };
}

async function zoom(page, session, delta) {
  await page.mouse.move(640, 400);
  return timed(page, session, () => page.mouse.wheel(0, delta / 6));
}

/** Drags the ground, which Space makes sure of. */
async function pan(page, session) {
  await page.evaluate(() => document.querySelector(".graph-layer > button[tabindex='0']")?.focus());
  await page.keyboard.down(" ");
  await page.mouse.move(640, 400);
  await page.mouse.down();
  const found = await timed(page, session, (i) => page.mouse.move(640 + 250 * Math.sin(i / 10), 400 + 3 * i));
  await page.mouse.up();
  await page.keyboard.up(" ");
  return found;
}

const server = await createServer({ configFile: false, server: { host: "127.0.0.1", port: 0, hmr: false, watch: null }, logLevel: "error" });
await server.listen();
const address = `${server.resolvedUrls?.local[0]}scripts/canvas-speed/index.html`;
const installed = "/usr/bin/chromium";
const browser = await chromium.launch({ args, ...(existsSync(installed) ? { executablePath: installed } : {}) });
for (const [n, spread] of [
  [300, "near"],
  [5000, "near"],
  [5000, "anywhere"],
]) {
  const all = [];
  for (let i = 0; i < runs; i++) all.push(await run(browser, address, n, spread));
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `\n${n} actors, relations ${spread}: ready ${median(all.map((r) => r.ready)).toFixed(0)} ms, heap ${median(all.map((r) => r.heap)).toFixed(1)} MB, ${all[0]?.shown} elements; load ${load}`,
  );
  for (const name of Object.keys(all[0]?.found ?? {})) {
    const of = (key) =>
      median(all.map((r) => r.found[name][key]))
        .toFixed(1)
        .padStart(6);
    console.log(`  ${name.padEnd(8)} frame p50 ${of("p50")} p95 ${of("p95")} ms, main thread ${of("main")} ms a step`);
  }
}
await browser.close();
await server.close();
