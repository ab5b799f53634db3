// Long words and sentences fit: every page of the workbench in nynorsk, on a
// screen of 320 px. Nothing is wider than the screen, and no text is cut.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { expect, type Page, test as base } from "@playwright/test";

interface State {
  readonly id: string;
  readonly to: string;
  readonly map?: string;
  readonly as?: string;
  readonly when?: string;
  readonly press?: readonly string[];
}

const test = base.extend<object, { bench: { port: string; states: readonly State[] } }>({
  bench: [
    async ({}, use) => {
      const child = spawn("../bin/interessentkart", ["workbench", "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
      const port = await portOf(child);
      const listed = (await (await fetch(`http://127.0.0.1:${port}/workbench/states.json`)).json()) as { states: State[] };
      await use({ port, states: pagesOf(listed.states) });
      child.kill();
    },
    { scope: "worker" },
  ],
});

function portOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (data: Buffer) => {
      const found = /localhost:(\d+)/.exec(data.toString());
      if (found?.[1]) resolve(found[1]);
    });
    child.once("exit", (code) => reject(new Error(`the workbench ended with ${code}`)));
  });
}

/** One of each page, section, view and dialog; how it waits or fails looks the same everywhere. */
function pagesOf(states: readonly State[]): readonly State[] {
  const seen = new Set<string>();
  return [...states]
    .sort((a, b) => Number(b.map === "dsop") - Number(a.map === "dsop"))
    .filter((s) => {
      const kind = JSON.stringify([s.to.replace(/kart\/[^/?]+/, "kart"), s.press, s.when === "empty", s.map === "empty"]);
      return !["loading", "offline", "lost"].includes(s.when ?? "") && !seen.has(kind) && seen.add(kind);
    });
}

/** What does not fit on the page: too wide, or cut. */
function unfit(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const wide = innerWidth;
    if (document.documentElement.scrollWidth > wide) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    const scrolls = (e: Element | null): boolean => !!e && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    for (const e of document.querySelectorAll("main *, header *, dialog *")) {
      const own = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent?.trim());
      if (!own || !e.checkVisibility({ visibilityProperty: true }) || e.closest("svg, option, [aria-hidden=true], [href='#content']")) continue;
      const box = e.getBoundingClientRect();
      const style = getComputedStyle(e);
      if (box.width < 4 || box.height < 4) continue; // for those who listen
      const text = (e.textContent ?? "").trim().slice(0, 60);
      const cut = /hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1;
      if (cut && !(e instanceof HTMLElement && e.title)) found.push(`cut: ${text}`);
      if ((box.right > wide + 1 || box.left < -1) && !scrolls(e.parentElement)) found.push(`outside: ${text}`);
    }
    return found;
  });
}

const share = 4; // as many tests, so that they can run side by side

for (let n = 0; n < share; n++) {
  test(`every page fits in nynorsk at 320 px, part ${n + 1} of ${share}`, async ({ bench, browser }) => {
    const states = bench.states.filter((_, i) => i % share === n);
    expect(states.length).toBeGreaterThan(5);
    test.setTimeout(15_000 * states.length);
    const context = await browser.newContext({ locale: "nn-NO", viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    for (const state of states) {
      await page.goto(`http://${state.id}.localhost:${bench.port}/#${state.to}`);
      await expect.soft(page.getByRole("main"), state.id).toBeVisible();
      await expect.soft(page.getByText("Lastar …", { exact: true }), state.id).toHaveCount(0);
      for (const name of state.press ?? [])
        await page
          .getByRole("button", { name: nynorsk(name) })
          .first()
          .click();
      expect.soft(await unfit(page), state.id).toEqual([]);
      if (process.env["FIT_PICTURES"]) await page.screenshot({ path: `${process.env["FIT_PICTURES"]}/${state.id}.png`, fullPage: true });
    }
    await context.close();
  });
}

/** What a button is called in nynorsk that the list of states names in bokmål. */
function nynorsk(name: string): string {
  const area = (lang: string, file: string) => JSON.parse(readFileSync(`../data/words/${lang}/web/${file}`, "utf8")) as Record<string, string>;
  for (const file of readdirSync("../data/words/nb/web")) {
    const key = Object.entries(area("nb", file)).find(([, text]) => text === name)?.[0];
    if (key) return area("nn", file)[key] ?? name;
  }
  return name;
}
