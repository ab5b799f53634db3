// Starts the program as its user would, a server for each worker, and gives
// pages that are let in.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, test as base, type BrowserContext, expect, type Page, request } from "@playwright/test";

/** A program that serves. */
export interface Service {
  /** http://127.0.0.1:PORT */
  readonly origin: string;
  /** The owner's requests. */
  readonly api: APIRequestContext;
  /** Where guests come in once a workshop is open; the server says so in the workshop's addresses. */
  readonly guests: string;
  stop(): Promise<void>;
  /** Starts it again on the same file and the same ports. */
  start(): Promise<void>;
}

interface Fixtures {
  /** A context in which the owner of the maps is let in. */
  owner: BrowserContext;
  /** A page of the owner's, at a map made of an example unless the test makes its own. */
  openMap: (from: { example: string } | { title: string }, part?: string) => Promise<{ page: Page; id: string }>;
}

const folder = (name: string) => mkdtempSync(join(tmpdir(), `interessentkart-${name}-`));

export const test = base.extend<Fixtures, { service: Service }>({
  service: [
    async ({}, use) => {
      const home = folder("e2e");
      const service = await startService(home);
      await use(service);
      await service.api.dispose();
      await service.stop();
      rmSync(home, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  owner: async ({ browser, service }, use) => {
    const context = await browser.newContext({ baseURL: service.origin, storageState: await service.api.storageState(), locale: "nb-NO" });
    await use(context);
    await context.close();
  },
  openMap: async ({ owner, service }, use) => {
    await use(async (from, part = "") => {
      const id = await makeMap(service, from);
      const page = await owner.newPage();
      await page.goto(`/#/kart/${id}${part && `/${part}`}`);
      await page.getByRole("navigation").first().waitFor();
      return { page, id };
    });
  },
});

export { expect, type Page };

/** Makes a map and gives its id. */
export async function makeMap(service: Service, from: { example: string } | { title: string }): Promise<string> {
  const answer = await service.api.post("/api/maps", { data: from });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

let sent = 0;

/** Sends a command as the owner. */
export async function command(service: Service, map: string, name: string, args: unknown): Promise<void> {
  const data = { id: `e2e-${process.pid}-${sent++}`, command: name, args };
  const answer = await service.api.post(`/api/maps/${map}/commands`, { data });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** What axe finds on a page; nothing is wanted. */
export async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode() // it opens no second page: nothing here frames another site
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`));
}

/** Fails the test when the page logs an error or the Content-Security-Policy stops something. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (e) => errors.push(String(e)));
  page.on("console", (m) => {
    if (m.type() === "error" && !m.text().startsWith("Failed to load resource")) errors.push(m.text());
  });
  return errors;
}

async function startService(home: string): Promise<Service> {
  let child: ChildProcess | undefined;
  let listen = "127.0.0.1:0";
  const guestPort = 20000 + (process.pid % 20000);
  const run = async () => {
    const args = ["serve", "--db", join(home, "maps.db"), "--listen", listen, "--guests", `127.0.0.1:${guestPort}`, "--no-open"];
    child = spawn("../bin/interessentkart", args, { stdio: ["ignore", "pipe", "pipe"] });
    return await startAddress(child);
  };
  const stop = async () => {
    const ended = child && child.exitCode === null ? new Promise((resolve) => child?.once("exit", resolve)) : undefined;
    child?.kill("SIGTERM");
    await ended;
  };
  const address = await run();
  const { origin } = new URL(address);
  listen = new URL(address).host;
  const api = await request.newContext({ baseURL: origin, extraHTTPHeaders: { Origin: origin } });
  expect((await api.get(address)).ok()).toBe(true);
  return { origin, api, guests: `http://127.0.0.1:${guestPort}`, stop, start: async () => void (await run()) };
}

function startAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (data: Buffer) => {
      said += data.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/start\/\S+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
}
