import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect, faults, makeMap, type Service, test, watchErrors } from "./fixture";

const phoneSize = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "nb-NO" };

interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly errors: string[];
}

async function phoneAt(browser: Browser, address: string): Promise<Phone> {
  const context = await browser.newContext(phoneSize);
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.goto(address);
  return { page, context, errors };
}

interface State {
  code: string;
  path: string;
}

async function workshopOf(service: Service, map: string): Promise<State> {
  return (await (await service.api.get(`/api/maps/${map}/workshop`)).json()) as State;
}

async function answer({ page }: Phone, interest: string, influence: string) {
  await page.getByRole("group", { name: "Interesse" }).getByRole("radio", { name: interest, exact: true }).check();
  await page.getByRole("group", { name: "Innflytelse" }).getByRole("radio", { name: influence, exact: true }).check();
}

const section = ({ page }: Phone, name: string) => page.getByRole("navigation", { name: "Deler av verkstedet" }).getByRole("button", { name });

test("a facilitator and three phones go through a whole workshop", async ({ browser, service, openMap }) => {
  test.setTimeout(90_000);
  const { page, id } = await openMap({ title: "Alvorlig sykt barn" }, "verksted");
  const errors = watchErrors(page);
  await expect(page.getByText("offentleglova §§ 14 og 15")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Åpne verkstedet" }).click();
  await expect(page.getByRole("heading", { name: "Steg 2: Få alle med" })).toBeVisible();
  await expect(page.getByRole("img", { name: "QR-kode til verkstedet" })).toBeVisible();
  expect(await faults(page)).toEqual([]);

  const { code, path } = await workshopOf(service, id);
  const kari = await phoneAt(browser, `${service.guests}/#/delta`);
  const ola = await phoneAt(browser, service.guests + path);
  const siri = await phoneAt(browser, service.guests + path);
  await expect(kari.page.getByText("Telefonen har kontakt med tjenesten.")).toBeVisible();
  await kari.page.getByLabel("Kode").fill(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `);
  for (const [{ page: phone }, name] of [
    [kari, "Kari"],
    [ola, "Ola"],
    [siri, "Siri"],
  ] as const) {
    await phone.getByLabel("Navn").fill(name);
    await phone.getByRole("button", { name: "Bli med", exact: true }).click();
    await expect(phone.getByRole("heading", { name: "Straks i gang" })).toBeVisible();
    expect(new URL(phone.url()).hash).toBe("#/delta"); // the token does not stay
  }
  await expect(page.getByText("Ligner én enhet (3)")).toHaveCount(3); // one machine
  await expect(page.getByText("3 har blitt med")).toBeVisible();
  expect(await faults(kari.page)).toEqual([]);

  // Proposals: accepted, declined, and what phones see of it.
  for (const [phone, name] of [
    [kari, "Arbeids- og velferdsetaten"],
    [ola, "Kommunene"],
    [siri, "<img src=x onerror=alert(1)>"],
  ] as const) {
    await section(phone, "Foreslå").click();
    await phone.page.getByLabel("Navn på aktøren").fill(name);
    await phone.page.getByRole("button", { name: "Foreslå", exact: true }).first().click();
    await expect(phone.page.getByText("venter på møtelederen")).toBeVisible();
  }
  await page.getByRole("button", { name: "Videre: Samle" }).click();
  await page.getByRole("button", { name: "Godta Arbeids- og velferdsetaten" }).click();
  await page.getByRole("button", { name: "Godta Kommunene" }).click();
  await expect(page.getByText("På kartet: 2 aktører")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Avslå <img" }).click();
  await expect(kari.page.getByText("på kartet", { exact: true })).toBeVisible();
  await expect(siri.page.getByText("ikke tatt med")).toBeVisible();
  await kari.page.getByLabel("Navn på aktøren").fill("kommunene");
  await expect(kari.page.getByText("Kommunene finnes allerede på kartet.")).toBeVisible();
  await kari.page.getByLabel("Navn på aktøren").fill("");

  // A round: one actor at a time, progress without values, the reveal without names.
  await page.getByRole("button", { name: "Videre: Vurder" }).click();
  await page.getByLabel("Navn på runden").fill("Første runde");
  await page.getByRole("button", { name: "Åpne runde" }).click();
  for (const [phone, interest, influence] of [
    [kari, "Stor", "Liten"],
    [ola, "Stor", "Stor"],
    [siri, "Ingen", "Vet ikke"],
  ] as const) {
    await expect(phone.page.getByText("Runde: Første runde")).toBeVisible();
    await answer(phone, interest, influence);
    await phone.page.getByRole("button", { name: "Neste" }).click();
    await answer(phone, "Middels", "Middels");
    await expect(phone.page.getByText("2 av 2 besvart")).toBeVisible();
  }
  await expect(page.getByText("3 av 3 har begynt")).toBeVisible();
  await expect(page.getByText("3 er ferdige")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Vis svarene" }).click();
  await expect(page.getByRole("heading", { name: "Steg 5: Bli enige" })).toBeVisible();
  await expect(kari.page.getByRole("heading", { name: "Slik svarte deltakerne" })).toBeVisible();
  for (const screen of [page, kari.page]) {
    await expect(screen.getByRole("main")).not.toContainText(/Kari|Ola|Siri/);
    expect(await faults(screen)).toEqual([]);
  }

  // Agreeing sets the levels.
  await expect(
    page
      .getByRole("listitem")
      .filter({ has: page.getByRole("group") })
      .first(),
  ).toContainText("stor uenighet");
  await page.getByRole("button", { name: "Vis som tabell" }).click();
  await expect(page.getByRole("row", { name: /Arbeids- og velferdsetaten interesse 1 0 0 2/ })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Vis som liste" }).click();
  await page.getByRole("button", { name: "Lagre nivåene på kartet" }).click();
  await expect(kari.page.getByText("Interesse: stor")).toBeVisible();

  // The end lets everybody out.
  await page.getByRole("navigation", { name: "Gjennomføring" }).getByRole("button", { name: "Avslutt" }).click();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Avslutt verkstedet" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Avslutt verkstedet" }).click();
  await expect(page.getByRole("heading", { name: "Steg 1: Start" })).toBeVisible();
  await expect(kari.page.getByRole("heading", { name: "Du er ute av verkstedet" })).toBeVisible({ timeout: 20_000 });
  expect(await faults(kari.page)).toEqual([]);
  expect([errors, kari.errors, ola.errors, siri.errors]).toEqual([[], [], [], []]);
  for (const phone of [kari, ola, siri]) await phone.context.close();
});

test("the wall shows the code, the round and the tallies, and nothing of who answered", async ({ browser, service, owner, openMap }) => {
  const { page, id } = await openMap({ example: "dsop" }, "verksted");
  await page.getByRole("button", { name: "Åpne verkstedet" }).click();
  await expect(page.getByRole("heading", { name: "Steg 2" })).toBeVisible();
  const { code, path } = await workshopOf(service, id);
  const wall = await owner.newPage();
  await wall.goto(`/#/kart/${id}/verksted?projektor=1`);
  await expect(wall.getByText(`${code.slice(0, 4)} ${code.slice(4)}`)).toBeVisible();
  expect(await faults(wall)).toEqual([]);
  const kari = await phoneAt(browser, service.guests + path);
  await kari.page.getByLabel("Navn").fill("Kari");
  await kari.page.getByRole("button", { name: "Bli med", exact: true }).click();
  await expect(wall.getByText("1 er med")).toBeVisible();
  await page.getByLabel("Vis for alle").selectOption("network");
  await expect(wall.getByRole("img", { name: /Tegning av kartet/ })).toBeVisible();
  await expect(kari.page.getByRole("img", { name: /Tegning av kartet/ })).toBeVisible();
  await page.getByRole("button", { name: "2 min", exact: true }).click();
  await expect(wall.getByRole("timer")).toHaveText(/^[12]:\d\d$/);
  await expect(kari.page.getByRole("timer")).toHaveText(/^[12]:\d\d$/);
  await page.getByRole("button", { name: "Frys skjermene: av" }).click();
  await expect(kari.page.getByText("Skjermen er fryst")).toBeVisible();
  await expect(wall.getByText("Skjermen er fryst")).toBeVisible();
  await page.getByRole("button", { name: "Frys skjermene: på" }).click();
  await page.getByLabel("Vis for alle").selectOption("");
  await page.getByRole("navigation", { name: "Gjennomføring" }).getByRole("button", { name: "Vurder" }).click();
  await page.getByRole("button", { name: "Åpne runde" }).click();
  await answer(kari, "Stor", "Liten");
  await expect(wall.getByText("1 av 1 har begynt")).toBeVisible();
  expect(await faults(wall)).toEqual([]);
  await page.getByRole("button", { name: "Vis svarene" }).click();
  await expect(wall.getByRole("heading", { name: "Slik svarte deltakerne" })).toBeVisible();
  expect(await faults(wall)).toEqual([]);
  await kari.context.close();
});

test("a table without phones answers through the facilitator", async ({ service, openMap }) => {
  const { page, id } = await openMap({ example: "dsop" }, "verksted");
  await page.getByRole("button", { name: "Åpne verkstedet" }).click();
  await page.getByLabel("Navn på bordet").fill("Bord 4");
  await page.getByRole("button", { name: "Legg til bord uten telefoner" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Bord 4" })).toBeVisible();
  await page.getByRole("navigation", { name: "Gjennomføring" }).getByRole("button", { name: "Vurder" }).click();
  await page.getByRole("button", { name: "Åpne runde" }).click();
  await page.getByRole("button", { name: "Skriv inn svar for Bord 4" }).click();
  await page.getByLabel("Bankene: interesse").selectOption("vet ikke");
  await page.getByLabel("Bankene: innflytelse").selectOption("stor");
  await expect(page.getByText("1 av 1 har begynt")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.reload();
  await page.getByRole("button", { name: "Skriv inn svar for Bord 4" }).click();
  await expect(page.getByLabel("Bankene: innflytelse")).toHaveValue("high");
  await page.getByRole("button", { name: "Vis svarene" }).click();
  await expect(page.getByText("Færre enn tre har oppgitt et nivå").first()).toBeVisible();
  await page.getByRole("button", { name: "Forkast runden" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Forkast runden" }).click();
  await expect(page.getByRole("heading", { name: "Steg 3: Samle" })).toBeVisible();
  expect(await (await service.api.get(`/api/maps/${id}/rounds`)).text()).toContain("discarded");
});

test("a participant who shares the running opens a round from the phone", async ({ browser, service, openMap }) => {
  const { page, id } = await openMap({ example: "dsop" }, "verksted");
  await page.getByRole("button", { name: "Åpne verkstedet" }).click();
  await expect(page.getByRole("heading", { name: "Steg 2" })).toBeVisible();
  const { path } = await workshopOf(service, id);
  const kari = await phoneAt(browser, service.guests + path);
  await kari.page.getByLabel("Navn").fill("Kari");
  await kari.page.getByRole("button", { name: "Bli med", exact: true }).click();
  await page.getByRole("button", { name: "Gjør Kari til medleder" }).click();
  await expect(page.getByText("medleder", { exact: true })).toBeVisible();
  await kari.page.getByText("Valg").click();
  await kari.page.getByRole("link", { name: "Styr verkstedet" }).click();
  await kari.page.getByRole("navigation", { name: "Gjennomføring" }).getByRole("button", { name: "Vurder" }).click();
  await kari.page.getByRole("button", { name: "Åpne runde" }).click();
  await expect(page.getByRole("heading", { name: "Steg 4: Vurder" })).toBeVisible();
  expect(await kari.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  expect(await faults(kari.page)).toEqual([]);
  expect(kari.errors).toEqual([]);
  await page.getByRole("navigation", { name: "Gjennomføring" }).getByRole("button", { name: "Få alle med" }).click();
  await page.getByRole("button", { name: "Fjern Kari", exact: true }).click();
  await expect(page.getByText("Ingen har blitt med ennå.")).toBeVisible();
  await kari.context.close();
});

test("when nobody has come after two minutes the facilitator is told what to do", async ({ service, owner }) => {
  const id = await makeMap(service, { title: "Kart" });
  const page = await owner.newPage();
  await page.clock.install();
  await page.goto(`/#/kart/${id}/verksted`);
  await page.getByRole("button", { name: "Åpne verkstedet" }).click();
  await expect(page.getByRole("heading", { name: "Steg 2: Få alle med" })).toBeVisible();
  await page.clock.runFor("01:40");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.clock.runFor("00:40");
  await expect(page.getByRole("alert")).toContainText("Ingen telefoner har fått kontakt med maskinen ennå.");
  await expect(page.getByRole("alert")).toContainText("Del nett fra din egen telefon");
  expect(await faults(page)).toEqual([]);
});
