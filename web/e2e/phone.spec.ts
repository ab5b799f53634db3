import { expect, faults, makeMap, type Service, test, watchErrors } from "./fixture";

interface State {
  code: string;
  path: string;
}

async function openWorkshop(service: Service, map: string, settings: object = {}): Promise<State> {
  const opened = await service.api.post(`/api/maps/${map}/workshop`, { data: settings });
  expect(opened.status()).toBe(201);
  return (await opened.json()) as State;
}

async function openRound(service: Service, map: string, id: string, name: string) {
  const opened = await service.api.post(`/api/maps/${map}/commands`, { data: { id: `open-${map}-${id}`, command: "OpenRound", args: { id, name } } });
  expect(opened.status()).toBe(200);
}

async function progressOf(service: Service, map: string): Promise<{ scorers: number; answers: Record<string, { interest: number; influence: number }> }> {
  return (await (await service.api.get(`/api/maps/${map}/workshop/progress`)).json()) as never;
}

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "nb-NO" });

test("a wrong code, a locked door and a missing name are told in words", async ({ page, service }) => {
  const map = await makeMap(service, { title: "Kart" });
  const { code } = await openWorkshop(service, map);
  await page.goto(`${service.guests}/#/delta`);
  const join = page.getByRole("button", { name: "Bli med", exact: true });
  await page.getByLabel("Kode").fill("ABC0");
  await join.click();
  await expect(page.getByText("0 brukes ikke i koder.")).toBeVisible();
  await page.getByLabel("Kode").fill("ABC");
  await join.click();
  await expect(page.getByText("Du har skrevet 3.")).toBeVisible();
  await page.getByLabel("Kode").fill("ABCD2345");
  await join.click();
  await expect(page.getByText("Skriv et navn.")).toBeVisible();
  await page.getByLabel("Navn").fill("Kari");
  await join.click();
  await expect(page.getByText("Ingen åpne verksteder har denne koden.")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await service.api.patch(`/api/maps/${map}/workshop`, { data: { doorLocked: true } });
  await page.getByLabel("Kode").fill(code);
  await join.click();
  await expect(page.getByText("Møtelederen har stengt for nye deltakere.")).toBeVisible();
  await service.api.patch(`/api/maps/${map}/workshop`, { data: { doorLocked: false } });
  await join.click();
  await expect(page.getByRole("heading", { name: "Straks i gang" })).toBeVisible();
});

test("a phone that cannot reach the service says what to do", async ({ page, context, service }) => {
  await openWorkshop(service, await makeMap(service, { title: "Kart" }));
  await page.route("**/api/ping", (route) => route.abort());
  await page.goto(`${service.guests}/#/delta`);
  await expect(page.getByRole("alert")).toContainText("Telefonen får ikke kontakt med tjenesten.");
  await expect(page.getByRole("alert")).toContainText("Gjestenett skiller ofte enheter fra hverandre.");
  expect(await faults(page)).toEqual([]);
  await context.unrouteAll();
  await page.unrouteAll();
  await page.getByRole("button", { name: "Prøv igjen" }).click();
  await expect(page.getByText("Telefonen har kontakt med tjenesten.")).toBeVisible();
});

test("answers given offline are kept over a reload and sent when the network is back", async ({ page, context, service }) => {
  const map = await makeMap(service, { example: "dsop" });
  const errors = watchErrors(page);
  const { path } = await openWorkshop(service, map);
  await openRound(service, map, "r1", "Runde en");
  await page.goto(service.guests + path);
  await page.getByLabel("Navn").fill("Kari");
  await page.getByRole("button", { name: "Bli med", exact: true }).click();
  const interest = page.getByRole("group", { name: "Interesse" });
  await interest.getByRole("radio", { name: "Stor" }).check();
  await expect.poll(async () => (await progressOf(service, map)).scorers).toBe(1);
  await page.getByRole("button", { name: "Neste" }).click();
  await expect(page.getByRole("button", { name: "2 av 25" })).toBeVisible();
  const second = await page.getByRole("heading", { level: 2 }).textContent();
  await context.setOffline(true);
  await interest.getByRole("radio", { name: "Liten" }).check();
  await interest.getByRole("radio", { name: "Middels" }).check();
  await page.getByRole("group", { name: "Innflytelse" }).getByRole("radio", { name: "Vet ikke" }).check();
  await expect(page.getByText(/^[23] ikke sendt$/)).toBeVisible();
  await expect(page.getByText("ikke sendt ennå").first()).toBeVisible();
  // The page itself comes from the network: it is loaded again while the answers cannot be sent.
  await page.route("**/scores", (route) => route.abort());
  await context.setOffline(false);
  await page.reload();
  await page.getByRole("button", { name: /av 25$/ }).click();
  await page.getByRole("button", { name: second ?? "" }).click();
  await expect(interest.getByRole("radio", { name: "Middels" })).toBeChecked();
  await expect(page.getByRole("group", { name: "Innflytelse" }).getByRole("radio", { name: "Vet ikke" })).toBeChecked();
  await page.unroute("**/scores");
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(async () => Object.values((await progressOf(service, map)).answers).reduce((n, a) => n + a.interest + a.influence, 0)).toBe(3);
  await expect(page.getByText("ikke sendt", { exact: false })).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: /av 25$/ }).click();
  await page.getByRole("button", { name: second ?? "" }).click();
  await expect(interest.getByRole("radio", { name: "Middels" })).toBeChecked();
  expect(errors).toEqual([]);
});

test("guests who may edit add actors and relations, and take them back", async ({ page, service }) => {
  const map = await makeMap(service, { example: "dsop" });
  const { path } = await openWorkshop(service, map, { guestsEdit: true });
  await page.goto(service.guests + path);
  await page.getByLabel("Navn").fill("Kari");
  await page.getByRole("button", { name: "Bli med", exact: true }).click();
  await page.getByRole("navigation").getByRole("button", { name: "Legg til" }).click();
  await page.getByLabel("Navn på aktøren").fill("Forbrukerrådet");
  await page.getByRole("button", { name: "Legg til", exact: true }).first().click();
  await expect(page.getByText("på kartet", { exact: true })).toBeVisible();
  await page.getByRole("radio", { name: "En relasjon" }).check();
  await page.getByRole("combobox", { name: "Fra" }).selectOption("Forbrukerrådet");
  await page.getByRole("combobox", { name: "Relasjon" }).selectOption("informerer");
  await page.getByRole("combobox", { name: "Til", exact: true }).selectOption("Bankene");
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Legg til", exact: true }).first().click();
  await expect(page.getByText("på kartet", { exact: true })).toHaveCount(2);
  await page.getByRole("button", { name: "Angre: Forbrukerrådet informerer Bankene" }).click();
  await expect(page.getByText("ikke på kartet lenger")).toBeVisible();
  await service.api.patch(`/api/maps/${map}/workshop`, { data: { locked: true } });
  await expect(page.getByText("Kartet er låst. Bare møtelederen kan endre det nå.").first()).toBeVisible();
});

test("a phone fits 320 pixels with large text, in the dark, in nynorsk, with hostile names", async ({ browser, service }) => {
  const map = await makeMap(service, { title: "\u05d0 <script>alert(1)</script> ".padEnd(190, "Langtnavn") });
  const { path } = await openWorkshop(service, map);
  await service.api.post(`/api/maps/${map}/commands`, { data: { id: `a-${map}`, command: "AddActor", args: { id: "a", name: "W".repeat(200) } } });
  await service.api.post(`/api/maps/${map}/commands`, {
    data: { id: `b-${map}`, command: "AddActor", args: { id: "b", name: "<img src=x onerror=alert(1)>" } },
  });
  await openRound(service, map, "r1", "Runde");
  const context = await browser.newContext({ viewport: { width: 320, height: 568 }, locale: "nn-NO", colorScheme: "dark" });
  const page = await context.newPage();
  const errors = watchErrors(page);
  await page.goto(service.guests + path);
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await page.getByLabel("Namn").fill("Kari");
  await page.getByRole("button", { name: "Bli med", exact: true }).click();
  await expect(page.getByRole("group", { name: "Innverknad" })).toBeVisible();
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await sideways()).toBe(0);
  expect(await faults(page)).toEqual([]);
  for (const name of ["Foreslå", "Kartet"]) {
    await page.getByRole("navigation", { name: "Delar av verkstaden" }).getByRole("button", { name }).click();
    expect(await sideways(), name).toBe(0);
    expect(await faults(page), name).toEqual([]);
  }
  expect(errors).toEqual([]);
  await context.close();
});

test("the service comes back and the phone goes on by itself", async ({ page, service }) => {
  const map = await makeMap(service, { example: "dsop" });
  const { path } = await openWorkshop(service, map);
  await page.goto(service.guests + path);
  await page.getByLabel("Navn").fill("Kari");
  await page.getByRole("button", { name: "Bli med", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Straks i gang" })).toBeVisible();
  await service.stop();
  await expect(page.getByText("Kobler til igjen …")).toBeVisible();
  await service.start();
  await openWorkshopDoor(service, map);
  await openRound(service, map, "r1", "Etter pausen");
  await expect(page.getByText("Runde: Etter pausen")).toBeVisible({ timeout: 20_000 });
});

// openWorkshopDoor has the guests' part opened again, as the facilitator's page does.
async function openWorkshopDoor(service: Service, map: string) {
  expect((await service.api.get(`/api/maps/${map}/workshop`)).ok()).toBe(true);
}
