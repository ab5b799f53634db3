import type { Page } from "@playwright/test";
import { command, expect, faults, makeMap, type Service, test, watchErrors } from "./fixture";

const hostile = "<img src=x onerror=alert(1)> " + "Ærøygåten ".repeat(15).trim();

/** A small map with levels, a group and a name that wants to be more than a name. */
async function smallMap(service: Service): Promise<string> {
  const id = await makeMap(service, { title: "Prøvekart" });
  const add = (args: object) => ({ command: "AddActor", args });
  await command(service, id, "Batch", {
    commands: [
      add({ id: "nav", name: "Nav", kind: "state", interest: "high", influence: "high" }),
      add({ id: "skatt", name: "Skatteetaten", kind: "state", interest: "low", influence: "high" }),
      add({ id: "ks", name: "KS", kind: "ks" }),
      add({ id: "x", name: hostile, kind: "users", interest: "medium" }),
      { command: "Relate", args: { id: "r1", from: "nav", to: "skatt", type: "delivers", strength: 2 } },
      { command: "Relate", args: { id: "r2", from: "ks", to: "x", type: "represents", strength: 1 } },
      { command: "AddGroup", args: { id: "g", name: "Styringsgruppen", type: "decides" } },
      { command: "Appoint", args: { id: "s1", group: "g", actor: "ks", role: "leader" } },
    ],
  });
  return id;
}

async function openSmall(page: Page, service: Service, query = ""): Promise<string> {
  const id = await smallMap(service);
  await page.goto(`/#/kart/${id}${query}`);
  return id;
}

const view = (page: Page, name: string) => page.getByRole("group", { name: "Visninger" }).getByRole("button", { name, exact: true });
const actor = (page: Page, name: string | RegExp) => page.getByRole("region", { name: "Kartet", exact: true }).getByRole("button", { name });
const side = (page: Page) => page.getByRole("complementary");
const revision = async (service: Service, id: string) => ((await (await service.api.get(`/api/maps/${id}`)).json()) as { revision: number }).revision;
const record = async (service: Service, id: string, key: string) =>
  ((await (await service.api.get(`/api/maps/${id}`)).json()) as { records: Record<string, Record<string, unknown>> }).records[key];

test("every view shows the actors, selects one, and is without faults", async ({ owner, service }) => {
  const page = await owner.newPage();
  const errors = watchErrors(page);
  await openSmall(page, service);
  for (const name of ["nettverk", "hierarki", "interesse og innflytelse", "ringer", "forvaltningsnivå", "styringsstruktur", "overlapp"]) {
    await view(page, name).click();
    const nav = actor(page, /^Nav,/).first();
    await nav.focus();
    await nav.press(" ");
    await expect(side(page).getByRole("heading", { name: "Nav" })).toBeVisible();
    await expect(nav).toHaveAttribute("aria-pressed", "true");
    expect(await faults(page), name).toEqual([]);
    await nav.press("Escape");
    await expect(nav).toHaveAttribute("aria-pressed", "false");
  }
  expect(errors).toEqual([]);
});

test("a hostile name is text in every view and does not widen the page", async ({ owner, service }) => {
  const page = await owner.newPage();
  const errors = watchErrors(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await openSmall(page, service, "?aktor=x");
  for (const name of ["nettverk", "interesse og innflytelse", "ringer", "styringsstruktur"]) {
    await view(page, name).click();
    await expect(actor(page, /^<img src=x/).first()).toBeAttached();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(320);
  }
  await expect(page.locator("img[src=x]")).toHaveCount(0);
  expect(errors).toEqual([]);
});

test("an actor is added by keyboard, related, undone", async ({ owner, service }) => {
  const page = await owner.newPage();
  await openSmall(page, service);
  const nav = actor(page, /^Nav,/);
  await nav.focus();
  await nav.press("n");
  await page.keyboard.type("Lånekassen");
  await page.keyboard.press("Enter");
  await expect(side(page).getByRole("heading", { name: "Lånekassen" })).toBeVisible();
  await page.getByRole("button", { name: "Ny relasjon" }).click();
  await page.keyboard.type("skatte");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel("Relasjonstype").selectOption("etatsstyrer");
  await page.getByRole("button", { name: "Lag 1 relasjon" }).click();
  await expect(page.getByText("Laget 1 relasjon")).toBeVisible();
  await expect(page.getByRole("list", { name: "Relasjoner" })).toContainText("Lånekassen etatsstyrer Skatteetaten");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("list", { name: "Relasjoner" })).not.toContainText("Lånekassen");
  await page.keyboard.press("Control+z");
  await expect(actor(page, /^Lånekassen,/)).toHaveCount(0);
});

test("a relation is dragged from actor to actor and to an empty place", async ({ owner, service }) => {
  const page = await owner.newPage();
  const id = await openSmall(page, service);
  await actor(page, /^Skatteetaten,/).waitFor();
  const nav = (await actor(page, /^Nav,/).boundingBox())!;
  await page.mouse.move(nav.x + nav.width / 2, nav.y + nav.height / 2);
  const ks = (await actor(page, /^KS,/).boundingBox())!;
  await page.mouse.move(nav.x + nav.width + 10, nav.y + nav.height / 2);
  await page.mouse.down();
  await page.mouse.move(ks.x + ks.width / 2, ks.y + ks.height / 2, { steps: 8 });
  await page.mouse.up();
  await page.getByRole("dialog").getByRole("button", { name: "Lag 1 relasjon" }).click();
  await expect(page.getByText("Laget 1 relasjon")).toBeVisible();
  expect(await revision(service, id)).toBe(3);
  await page.getByRole("button", { name: "Lukk" }).first().click();
  const from = (await actor(page, /^Skatteetaten,/).boundingBox())!;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.move(from.x + from.width + 10, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, from.y + 230, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.type("Kartverket");
  await page.keyboard.press("Enter");
  await expect(side(page).getByRole("heading", { name: "Kartverket" })).toBeVisible();
  expect(await revision(service, id)).toBe(4);
  await expect(page.getByRole("list", { name: "Relasjoner" })).toContainText(/Kartverket samarbeider med Skatteetaten|Skatteetaten samarbeider med Kartverket/);
});

test("dragging moves an actor for good and nobody else", async ({ owner, service }) => {
  const page = await owner.newPage();
  const id = await openSmall(page, service);
  const nav = actor(page, /^Nav,/);
  const before = (await nav.boundingBox())!;
  const other = (await actor(page, /^KS,/).boundingBox())!;
  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
  await page.mouse.down();
  await page.mouse.move(before.x + 80, before.y + 90, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await record(service, id, "position/network/nav"))?.["pinned"]).toBe(true);
  const kept = await record(service, id, "position/network/ks");
  expect(kept).toMatchObject({ view: "network", actor: "ks" });
  await page.reload();
  await nav.waitFor();
  // The same picture comes back: who was shown somewhere stands there.
  const again = { nav: (await nav.boundingBox())!, ks: (await actor(page, /^KS,/).boundingBox())! };
  const stored = (await record(service, id, "position/network/nav"))!;
  const k = (again.nav.x - again.ks.x) / (Number(stored["x"]) - Number(kept!["x"]));
  expect(k).toBeGreaterThan(0);
  expect(other.width).toBeGreaterThan(0);
});

test("in the grid an actor moves by dragging, by keyboard and by menu", async ({ owner, service }) => {
  const page = await owner.newPage();
  const id = await openSmall(page, service, "?visning=grid");
  const cell = (name: string) => page.getByRole("region", { name: new RegExp(`^${name}:`) });
  const skatt = actor(page, /^Skatteetaten,/);
  await skatt.focus();
  await skatt.press("Alt+ArrowRight");
  await expect(cell("Interesse middels, innflytelse stor").getByRole("button", { name: /^Skatteetaten,/ })).toBeFocused();
  await expect.poll(async () => (await record(service, id, "actor/skatt"))?.["interest"]).toBe("medium");
  const from = (await actor(page, /^KS,/).boundingBox())!;
  const to = (await cell("Interesse stor, innflytelse liten").boundingBox())!;
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(cell("Interesse stor, innflytelse liten").getByRole("button", { name: /^KS,/ })).toBeVisible();
  await expect.poll(async () => await record(service, id, "actor/ks")).toMatchObject({ interest: "high", influence: "low" });
  await actor(page, /^Nav,/).click();
  const bar = page.getByRole("group", { name: "Flytt til" });
  await bar.getByLabel("Innflytelse").selectOption("ikke vurdert");
  await expect(cell("ikke vurdert").getByRole("button", { name: /^Nav,/ })).toBeVisible();
});

test("frozen, the page shows what one does and holds what others do", async ({ owner, service }) => {
  const page = await owner.newPage();
  const id = await openSmall(page, service, "?visning=grid");
  await page.getByRole("button", { name: "Frys" }).click();
  await command(service, id, "AddActor", { id: "ny", name: "Nykommer" });
  await expect(page.getByRole("button", { name: "Fryst – 1 endring venter" })).toBeVisible();
  await expect(actor(page, /^Nykommer,/)).toHaveCount(0);
  const skatt = actor(page, /^Skatteetaten,/);
  await skatt.focus();
  await skatt.press("Alt+ArrowDown");
  await expect(page.getByRole("region", { name: /^Interesse liten, innflytelse middels:/ }).getByRole("button")).toHaveCount(1);
  await page.getByRole("button", { name: "Fryst – 1 endring venter" }).click();
  await expect(actor(page, /^Nykommer,/)).toBeVisible();
});

test("what others do is told, politely", async ({ owner, service }) => {
  const page = await owner.newPage();
  const id = await openSmall(page, service);
  await actor(page, /^Nav,/).waitFor();
  await expect(page.getByText("Tilkoblet")).toBeVisible();
  for (const n of [1, 2, 3]) await command(service, id, "AddActor", { id: `ny${n}`, name: `Ny ${n}` });
  await expect(page.getByText("3 nye aktører")).toBeAttached();
});

test("the palette finds actions and actors the Norwegian way", async ({ owner, service }) => {
  const page = await owner.newPage();
  await openSmall(page, service);
  await actor(page, /^Nav,/).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("aeroy");
  await expect(page.getByRole("dialog").getByRole("option").first()).toContainText("<img src=x");
  await page.keyboard.press("Enter");
  await expect(side(page).getByRole("heading", { level: 2 })).toContainText("Ærøygåten");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("vis ringer");
  await page.keyboard.press("Enter");
  await expect(view(page, "ringer")).toHaveAttribute("aria-pressed", "true");
  expect(await faults(page)).toEqual([]);
});

test("tables hold what the drawing holds, are sorted, and select", async ({ owner, service }) => {
  const page = await owner.newPage();
  await openSmall(page, service);
  await page.getByRole("button", { name: "Som tabell" }).click();
  const actors = page.getByRole("table").first();
  await expect(actors.getByRole("row")).toHaveCount(5);
  await actors.getByRole("button", { name: "Innflytelse" }).click();
  await actors.getByRole("button", { name: "Innflytelse" }).click();
  await expect(actors.getByRole("columnheader", { name: "Innflytelse" })).toHaveAttribute("aria-sort", "descending");
  await expect(actors.getByRole("row").nth(1)).toContainText("stor");
  await actors.getByRole("button", { name: "Skatteetaten" }).click();
  await expect(side(page).getByRole("heading", { name: "Skatteetaten" })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test("several are changed at once and taken back at once", async ({ owner, service }) => {
  const page = await owner.newPage();
  const id = await openSmall(page, service);
  await actor(page, /^Nav,/).focus();
  await page.keyboard.press("Control+a");
  await expect(side(page).getByRole("heading", { name: "4 aktører" })).toBeVisible();
  await side(page).getByLabel("Interesse").selectOption("liten");
  await expect(page.getByText("Endret 4 aktører")).toBeVisible();
  await side(page).getByRole("button", { name: "Fjern", exact: true }).click();
  await expect(page.getByText("Fjernet 4 aktører")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Hvem må være med?" })).toBeVisible();
  await page.getByRole("region", { name: "Kartet", exact: true }).getByRole("button", { name: "Angre" }).click();
  await expect(actor(page, /^Nav,/)).toBeVisible();
  expect(await record(service, id, "actor/ks")).toMatchObject({ interest: "low" });
});

test("an empty map says how to begin", async ({ owner, openMap }) => {
  const { page } = await openMap({ title: "Tomt" });
  await expect(page.getByRole("heading", { name: "Hvem må være med?" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3 }) })).toHaveCount(3);
  expect(await faults(page)).toEqual([]);
  expect(owner.pages().length).toBeGreaterThan(0);
});

test("the address shows a voice's path and selects an actor", async ({ owner, service }) => {
  const page = await owner.newPage();
  await openSmall(page, service, "?stemme=x&gruppe=g");
  await expect(page.getByText(/Blir hørt slik:.*KS.*Styringsgruppen/)).toBeVisible();
});

test("a workshop's other screens show what the facilitator shows", async ({ owner, service }) => {
  const page = await owner.newPage();
  const id = await openSmall(page, service);
  await service.api.post(`/api/maps/${id}/workshop`, { data: { minutes: 30 } });
  const screen = await owner.newPage();
  await screen.goto(`/#/kart/${id}`);
  await page.getByRole("button", { name: "Vis dette for alle" }).click();
  await view(page, "ringer").click();
  await expect(view(screen, "ringer")).toHaveAttribute("aria-pressed", "true");
  await screen.getByRole("button", { name: "Følg møtelederen" }).click();
  await view(page, "overlapp").click();
  await expect(view(page, "overlapp")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => ((await (await service.api.get(`/api/maps/${id}/workshop`)).json()) as { view?: string }).view).toBe("overlap");
  await expect(view(screen, "ringer")).toHaveAttribute("aria-pressed", "true");
});

test("who may only read is offered nothing else, and not told that nothing is assessed", async ({ browser, service }) => {
  const id = await smallMap(service);
  const made = await service.api.post(`/api/maps/${id}/links`, { data: { days: 7 } });
  const context = await browser.newContext({ baseURL: service.origin, locale: "nb-NO" });
  const page = await context.newPage();
  await page.goto(((await made.json()) as { path: string }).path);
  await expect(actor(page, /^Nav,/)).toBeVisible();
  for (const name of ["Ny aktør", "Ny relasjon", "Ordne på nytt", "Om kartet"]) await expect(page.getByRole("button", { name })).toHaveCount(0);
  await view(page, "interesse og innflytelse").click();
  await expect(page.getByText("Du har ikke tilgang til vurderingene i dette kartet.")).toBeVisible();
  await page.getByRole("button", { name: "Som tabell" }).click();
  await expect(page.getByRole("columnheader", { name: "Interesse", exact: true })).toHaveCount(0);
  expect(await faults(page)).toEqual([]);
  await context.close();
});
