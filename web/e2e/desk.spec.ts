import { readFileSync } from "node:fs";
import { command, expect, faults, makeMap, test, watchErrors } from "./fixture";

const parts = ["", "figur", "filer", "inn", "plikter", "glemt", "deling", "personvern"];

test("a slider goes back through the history, with drawing, figures and what was changed", async ({ openMap, service }) => {
  const { page, id } = await openMap({ example: "dsop" }, "skrivebord");
  await expect(page.getByText("Kartet har foreløpig bare én revisjon.")).toBeVisible();
  await command(service, id, "ChangeActor", { id: "nav", interest: "high" });
  await command(service, id, "AddActor", { id: "ny", name: "<b>Ny</b> aktør" });
  await expect(page.getByText("Lagt til: <b>Ny</b> aktør")).toBeVisible();
  const actors = page.getByRole("region", { name: "Tall" }).getByRole("row", { name: /^Aktører \d/ });
  await expect(actors).toHaveText(/26\s*26/);
  const slider = page.getByRole("slider", { name: /^Viser/ });
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByText("Arbeids- og velferdsetaten: Interesse fra ikke vurdert til stor")).toBeVisible();
  await expect(actors).toHaveText(/25\s*26/);
  await expect(page.getByRole("img", { name: /ved revisjon 2: nettverk/ })).toBeVisible();
  await page.keyboard.press("Home");
  await expect(page.getByText(/^Lagt til: .*25 aktører/)).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test("a figure for a report is chosen, seen and downloaded", async ({ openMap, service }) => {
  const { page, id } = await openMap({ example: "dsop" }, "skrivebord?del=figur");
  const errors = watchErrors(page);
  await command(service, id, "ChangeMap", { title: "Kart & figur" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kart & figur");
  await page.getByLabel("Andre – uten vurderinger").check();
  await expect(page.getByText("Mottakeren ser aktører, relasjoner (ikke konflikter), grupper, roller og kilder.")).toBeVisible();
  await page.getByLabel("Visning").selectOption("interesse og innflytelse");
  await expect(page.getByText("Rutenettet viser interesse og innflytelse.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Last ned" })).toBeDisabled();
  await page.getByLabel("Visning").selectOption("styringsstruktur");
  await expect(page.getByRole("img", { name: /^Forhåndsvisning av figuren: styringsstruktur/ })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  const [svg] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Last ned" }).click()]);
  expect(svg.suggestedFilename()).toBe("kart-figur-styringsstruktur.svg");
  expect(readFileSync(await svg.path(), "utf8")).toMatch(/<title[^>]*>Kart &amp; figur/);
  await page.getByLabel("Format").selectOption("PDF");
  const [pdf] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Last ned" }).click()]);
  expect(
    readFileSync(await pdf.path())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  expect(errors).toEqual([]);
});

test("a report and a map file are made for the audience that one chooses", async ({ openMap, service }) => {
  const { page, id } = await openMap({ example: "dsop" }, "skrivebord?del=filer");
  await command(service, id, "ChangeActor", { id: "nav", notes: "hemmelig notat" });
  await page.getByLabel("Andre – uten vurderinger").check();
  await page.getByLabel("Format").selectOption("Nettside (.html)");
  const [report] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Last ned", exact: true }).click()]);
  expect(readFileSync(await report.path(), "utf8")).toContain("Digital samhandling");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Last ned .json" }).click()]);
  const content = readFileSync(await file.path(), "utf8");
  expect(content).toContain('"interessentkart"');
  expect(content).not.toContain("hemmelig");
});

test("a file is merged after a look, and the merge is undone", async ({ openMap, service }) => {
  const { page, id } = await openMap({ example: "dsop" }, "skrivebord?del=inn");
  await command(service, id, "ChangeActor", { id: "bankene", influence: "high" });
  const register = "Interessent;Interesse;Innflytelse\r\nBankene;stor;liten\r\nNy forening;liten;ingen\r\nSkatteetaten;;\r\n";
  await page.getByLabel("Velg fil").setInputFiles({ name: "register.csv", mimeType: "text/csv", buffer: Buffer.from(register) });
  await expect(page.getByText("Innflytelse: stor → liten")).toBeVisible();
  await expect(page.getByText("1 aktør er like på kartet og i filen.")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByLabel("La kartet gå foran filen ved forskjeller").check();
  await expect(page.getByText("Innflytelse: beholder stor, filen har liten")).toBeVisible();
  await page.getByLabel("La kartet gå foran filen ved forskjeller").uncheck();
  await expect(page.getByText("Innflytelse: stor → liten")).toBeVisible();
  await command(service, id, "AddActor", { id: "samtidig", name: "Samtidig" });
  await page.getByRole("button", { name: "Slå sammen med kartet" }).click();
  await expect(page.getByRole("alert")).toContainText("Kartet er endret siden du så på filen.");
  await page.getByRole("button", { name: "Se på nytt" }).click();
  await page.getByRole("button", { name: "Slå sammen med kartet" }).click();
  await expect(page.getByText("Filen er lagt til i kartet.")).toBeVisible();
  const influence = async () => ((await (await service.api.get(`/api/maps/${id}/actors/bankene`)).json()) as { influence: string }).influence;
  expect(await influence()).toBe("low");
  await page.getByRole("button", { name: "Angre", exact: true }).click();
  await expect.poll(influence).toBe("high");
});

test("somebody who may have been forgotten is added", async ({ openMap }) => {
  const { page } = await openMap({ example: "dsop" }, "skrivebord?del=glemt");
  const add = page.getByRole("button", { name: "Legg til KS - Kommunesektorens organisasjon" });
  await add.click();
  await expect(add).toBeHidden();
  await expect(page.getByRole("button", { name: "Legg til Politidirektoratet" })).toBeEnabled();
  await expect(page.getByRole("list").filter({ has: page.getByRole("button", { name: "Legg til Politidirektoratet" }) })).toBeFocused();
});

test("facts are answered, duties follow, and an answer is undone", async ({ openMap, service }) => {
  const { page, id } = await openMap({ title: "Plikter" }, "skrivebord?del=plikter");
  const errors = watchErrors(page);
  await expect(page.getByText("Ingen av faktaene er besvart med ja.")).toBeVisible();
  await command(service, id, "AddActor", { id: "eier", name: "Digitaliseringsdirektoratet", kind: "state", owner: true });
  const fact = (question: RegExp) => page.getByRole("group", { name: question });
  const lead = fact(/^Eies eller utredes saken av en statlig virksomhet/);
  await expect(lead.getByText("Kartet tyder på ja: Digitaliseringsdirektoratet eier arbeidet og er statlig.")).toBeVisible();
  await expect(lead.getByLabel("vet ikke")).toBeChecked();
  await lead.getByLabel("ja").check();
  await expect(page.getByText("2 skal, 1 bør og 0 kan involveres.")).toBeVisible();
  await fact(/samiske interesser/)
    .getByLabel("ja")
    .check();
  const sami = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: /^Sametinget og andre representanter/ }) });
  await expect(sami.getByText("Det programmet ikke kan avgjøre: om saken påvirker samiske interesser direkte")).toBeVisible();
  await sami.getByText("Kilder: lov").click();
  await expect(sami.getByText("har Sametinget og andre representanter for berørte samiske interesser rett til å bli konsultert")).toBeVisible();
  await sami.getByRole("button", { name: "Legg til Sametinget" }).click();
  await expect(sami.getByRole("link", { name: "Sametinget" })).toBeVisible();
  await expect(sami.getByText("ingen gruppe som beslutter")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  const undo = page.getByRole("button", { name: "Angre", exact: true });
  await undo.click();
  await expect(sami.getByRole("button", { name: "Legg til Sametinget" })).toBeVisible();
  await undo.click();
  await expect(fact(/samiske interesser/).getByLabel("vet ikke")).toBeChecked();
  await expect(sami).toBeHidden();
  await fact(/samiske interesser/)
    .getByLabel("nei")
    .check();
  await expect(page.getByText("2 skal, 1 bør og 0 kan involveres.")).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await faults(page)).toEqual([]);
  expect(errors).toEqual([]);
});

test("at most seven who may have been forgotten are shown at first", async ({ openMap, service }) => {
  const { page, id } = await openMap({ example: "dsop" }, "skrivebord?del=glemt");
  for (const fact of ["stateLead", "staff", "groups", "sami", "personalData"]) await command(service, id, "AnswerFact", { id: fact, answer: "yes" });
  const add = page.getByRole("button", { name: /^Legg til / });
  await expect(page.getByText(/^Viser de 7 sterkeste av \d+\.$/)).toBeVisible();
  await expect(add).toHaveCount(7);
  await page.getByRole("button", { name: /^Vis flere/ }).click();
  await expect(page.getByRole("button", { name: /^Vis flere/ })).toBeHidden();
  expect(await add.count()).toBeGreaterThan(7);
});

test("a link is made, opened by somebody without access, and revoked", async ({ openMap, browser, service }) => {
  const { page } = await openMap({ example: "dsop" }, "skrivebord?del=deling");
  await expect(page.getByText("Ingen lenker ennå.")).toBeVisible();
  await page.getByRole("button", { name: "Lag lenke" }).click();
  const address = await page.getByLabel("Adresse å dele").inputValue();
  await page.getByRole("button", { name: "Kopier" }).click();
  await expect(page.getByText("Kopiert", { exact: true })).toBeVisible();
  const visitor = await browser.newContext({ baseURL: service.origin, locale: "nb-NO" });
  const other = await visitor.newPage();
  await other.goto(address);
  await expect(other.getByRole("heading", { level: 1 })).toContainText("Digital samhandling");
  await expect(other.getByRole("link", { name: "Deling og historikk" })).toBeHidden();
  await other.getByRole("link", { name: "Analyse" }).click();
  await expect(other.getByRole("heading", { name: "Kartet som helhet" })).toBeVisible();
  await expect(other.getByText("ikke vurdert", { exact: true })).toBeHidden();
  await expect(other.getByRole("link", { name: "Sentralitet og innflytelse" })).toBeHidden();
  await page.getByRole("button", { name: /^Trekk tilbake lenken/ }).click();
  await expect(page.getByText("Ingen lenker ennå.")).toBeVisible();
  await expect(page.getByRole("cell", { name: "trakk tilbake lenke" })).toBeVisible();
  await expect(page.getByText("Loggen er komplett")).toBeVisible();
  await other.reload();
  await expect(other.getByRole("alert")).toBeVisible();
  await visitor.close();
});

test("a person is erased from the map and its history", async ({ openMap, service }) => {
  const { page, id } = await openMap({ title: "Personvern" }, "skrivebord?del=personvern");
  await command(service, id, "AddActor", { id: "nav", name: "Nav", contactName: "Kari Nordmann" });
  const find = page.getByRole("button", { name: "Let etter navnet" });
  await expect(find).toBeDisabled();
  await page.getByLabel("Navn", { exact: true }).fill("Kari Nordmann");
  await find.click();
  await expect(page.getByText(/^«Kari Nordmann» – 1 rad på kartet/)).toBeVisible();
  await page.getByRole("button", { name: "Slett 1 skrivemåte" }).click();
  await expect(page.getByText(/Slettet fra/)).toBeVisible();
  await expect(page.getByText(/finner ingenting/)).toBeVisible();
  expect(await (await service.api.get(`/api/maps/${id}`)).text()).not.toContain("Nordmann");
  expect(await (await service.api.get(`/api/maps/${id}/history`)).text()).not.toContain("Nordmann");
});

test("a map is deleted from the desk", async ({ openMap, service }) => {
  const { page, id } = await openMap({ title: "Bort" }, "skrivebord?del=personvern");
  await page.getByRole("button", { name: "Slett kartet …" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Bort");
  await page.getByRole("button", { name: "Slett for godt" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Nytt kart" })).toBeVisible();
  expect((await service.api.get(`/api/maps/${id}`)).status()).toBe(404);
});

test("two editors work at once, and each undoes what is theirs", async ({ owner, browser, service }) => {
  const id = await makeMap(service, { example: "dsop" });
  const colleague = await browser.newContext({ baseURL: service.origin, storageState: await service.api.storageState(), locale: "nb-NO" });
  const [mine, theirs] = [await owner.newPage(), await colleague.newPage()];
  for (const page of [mine, theirs]) {
    await page.goto(`/#/kart/${id}/skrivebord?del=glemt`);
    await page.getByText("Tilkoblet").waitFor();
  }
  await mine.getByRole("button", { name: "Legg til KS - Kommunesektorens organisasjon" }).click();
  await expect(theirs.getByRole("button", { name: "Legg til KS - Kommunesektorens organisasjon" })).toBeHidden();
  await theirs.getByRole("button", { name: "Legg til Politidirektoratet" }).click();
  await expect(mine.getByRole("button", { name: "Legg til Politidirektoratet" })).toBeHidden();
  await mine.getByRole("button", { name: "Angre" }).click();
  await expect(theirs.getByRole("button", { name: "Legg til KS - Kommunesektorens organisasjon" })).toBeVisible();
  await expect(mine.getByRole("button", { name: "Legg til Politidirektoratet" })).toBeHidden();
  await mine.getByRole("button", { name: "Gjør om" }).click();
  await expect(theirs.getByRole("button", { name: "Legg til KS - Kommunesektorens organisasjon" })).toBeHidden();
  await colleague.close();
});

for (const part of parts) {
  test(`axe finds nothing on the part «${part}» of the desk, and it reflows`, async ({ openMap }) => {
    const { page } = await openMap({ example: "dsop" }, `skrivebord?del=${part}`);
    const errors = watchErrors(page);
    await page.reload();
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    expect(await faults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    expect(errors).toEqual([]);
  });
}
