// Every state of the workbench in turn: it comes as it should, says nothing wrong
// to the console, and axe finds nothing.
import { type ChildProcess, spawn } from "node:child_process";
import { type BrowserContext, expect, type Page, test as base } from "@playwright/test";
import { faults, watchErrors } from "./fixture";

interface State {
  readonly id: string;
  readonly group: string;
  readonly to: string;
  readonly map?: string;
  readonly as?: string;
  readonly when?: string;
  readonly press?: readonly string[];
}

interface Bench {
  readonly port: string;
  readonly states: readonly State[];
  /** Names of maps. */
  readonly examples: ReadonlySet<string>;
}

const test = base.extend<object, { bench: Bench }>({
  bench: [
    async ({}, use) => {
      const child = spawn("../bin/interessentkart", ["workbench", "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
      const port = await portOf(child);
      const listed = (await (await fetch(`http://127.0.0.1:${port}/workbench/states.json`)).json()) as { states: State[]; examples: { name: string }[] };
      await use({ port, states: listed.states, examples: new Set(listed.examples.map((e) => e.name)) });
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

const groups = ["Start", "Map", "Board", "Analysis", "Themes", "Workshop", "Desk", "Views", "Dialogs", "Sections", "Being heard", "Phone"];

for (const group of groups) {
  test(`the states of ${group} are well formed and accessible`, async ({ bench, browser }) => {
    const states = oneOfAKind(
      bench.states.filter((s) => s.group === group),
      bench.examples,
    );
    expect(states.length).toBeGreaterThan(0);
    test.setTimeout(60_000 * states.length);
    const context = await browser.newContext({ locale: "nb-NO", ...(group === "Phone" && { viewport: { width: 390, height: 780 } }) });
    context.setDefaultTimeout(10_000);
    for (const state of states) await test.step(state.id, () => look(context, bench.port, state));
    await context.close();
  });
}

/** Opens a state as its reader would; what is wrong with one does not hide the next. Each has a site of its own and so remembers nothing of the others. */
async function look(context: BrowserContext, port: string, state: State): Promise<void> {
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.goto(`http://${state.id}.localhost:${port}/#${state.to}`);
  await expect.soft(page.getByRole("main"), state.id).toBeVisible();
  if (state.when !== "loading") await expect.soft(page.getByText("Laster …", { exact: true }), state.id).toHaveCount(0);
  for (const name of state.press ?? []) await press(page, state.id, name);
  expect.soft(await faults(page), state.id).toEqual([]);
  expect.soft(errors, state.id).toEqual([]);
  await page.close();
}

async function press(page: Page, id: string, name: string): Promise<void> {
  const button = page.getByRole("button", { name: beginning(name) }).first();
  await expect.soft(button, id).toBeVisible();
  if (await button.isVisible()) await button.click();
}

const beginning = (name: string) => new RegExp(`^${name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}`, "u");

// What is the same for every example is looked at for one of them here; maps made for the workbench all are.
function oneOfAKind(states: readonly State[], examples: ReadonlySet<string>): State[] {
  const seen = new Set<string>();
  return states.filter((s) => {
    const map = s.map && examples.has(s.map) ? "example" : s.map;
    const kind = JSON.stringify([s.to.replace(/kart\/[^/?]+/, "kart"), map, s.as, s.when, s.press]);
    return !seen.has(kind) && seen.add(kind);
  });
}
