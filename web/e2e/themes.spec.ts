import { command, expect, faults, test, watchErrors } from "./fixture";

test("the themes fill themselves from the map, and their fields change it", async ({ openMap }) => {
  const { page } = await openMap({ example: "dsop" }, "temaer");
  const errors = watchErrors(page);
  const theme = (name: string) => page.getByRole("region", { name });
  await theme("Felles mål").getByLabel("Ønsket effekt").fill("");
  await theme("Felles mål").getByLabel("Ønsket effekt").blur();
  await expect(theme("Felles mål").getByText("Ønsket effekt er ikke oppgitt.")).toBeVisible();
  await theme("Felles mål").getByLabel("Ønsket effekt").fill("Færre må levere de samme opplysningene to ganger");
  await theme("Felles mål").getByLabel("Ønsket effekt").blur();
  await expect(theme("Felles mål").getByText("Ønsket effekt er beskrevet.")).toBeVisible();
  await expect(theme("Felles mål").getByText("ord som ofte betegner en endring for noen: Færre")).toBeVisible();
  await theme("Felles mål").getByRole("button", { name: "Ny i Norge" }).click();
  await expect(theme("Felles mål").getByLabel("Livshendelse")).toHaveValue("Ny i Norge");

  await theme("Forankring").getByLabel("Forankring, Bits AS").selectOption("toppleder");
  await expect(theme("Forankring").getByText("toppleder 1")).toBeVisible();
  await theme("Forankring").getByRole("button", { name: "Vis disse i tabellen (6)" }).click();
  await expect(theme("Forankring").getByRole("row")).toHaveCount(7);

  await theme("Roller og ansvar").getByLabel("Samarbeidserklæring, Bankene").selectOption("utkast");
  await expect(theme("Roller og ansvar").getByText("utkast 1")).toBeVisible();
  await theme("Roller og ansvar").getByLabel("Mandat").first().fill("Beslutte om retning og penger");
  await theme("Roller og ansvar").getByLabel("Mandat").first().blur();
  await expect(theme("Roller og ansvar").getByText("Mandat er ikke oppgitt for DSOP faste deltakere og DSOP interessentgruppen.")).toBeVisible();

  const funding = theme("Finansiering");
  await funding.getByLabel("Hvem betaler").fill("Skatteetaten");
  await funding.getByLabel("Hvem får").fill("Bits AS");
  await funding.getByRole("button", { name: "Legg til finansiering" }).click();
  await expect(funding.getByText("Skatteetaten finansierer Bits AS")).toBeVisible();
  await expect(funding.getByText("All oppgitt finansiering kommer fra én aktør: Skatteetaten.")).toBeVisible();
  await funding.getByRole("button", { name: "Fjern: Skatteetaten finansierer Bits AS" }).click();
  await expect(funding.getByText("Ingen finansiering er oppgitt ennå.")).toBeVisible();

  await page.getByRole("article", { name: "Nettverk" }).getByLabel("Slik tenker vi om dette samarbeidet").click(); // it is ticked when the server has answered
  await expect(page.getByText("Samarbeidet er tenkt organisert som nettverk.")).toBeVisible();
  expect(errors).toEqual([]);
});

test("the annex is shown and had as Word", async ({ openMap, service }) => {
  const { page } = await openMap({ example: "dsop" }, "temaer");
  await page.getByText("Vis vedlegget").click();
  await expect(page.getByText("Vedlegg til samarbeidserklæring: Digital samhandling offentlig privat (DSOP)")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Parter" })).toBeVisible();
  const address = await page.getByRole("link", { name: "Hent som Word, sammen med rapporten" }).getAttribute("href");
  const answer = await service.api.get(address ?? "");
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"]);
});

test("axe finds nothing, also with hostile names and on a narrow screen", async ({ openMap, service }) => {
  const { page, id } = await openMap({ example: "dsop" }, "temaer");
  await command(service, id, "AddActor", { id: "x", name: "<img src=x onerror=alert(1)>" + "å".repeat(170) });
  await page.getByText("Vis vedlegget").click();
  await page.getByRole("heading", { name: "Parter" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await faults(page)).toEqual([]);
});

test("an empty map has questions, and says what it does not know", async ({ openMap }) => {
  const { page } = await openMap({ title: "Tomt" }, "temaer");
  await expect(page.getByText("Brukerens situasjon er ikke oppgitt.")).toBeVisible();
  await expect(page.getByText("Ingen finansiering er oppgitt på kartet.")).toBeVisible();
  await expect(page.getByText("Kartet har ingen grupper ennå. Lag dem på siden Styring.")).toBeVisible();
  expect(await faults(page)).toEqual([]);
});
