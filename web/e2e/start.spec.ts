import { command, expect, faults, makeMap, test, watchErrors } from "./fixture";

const register = "Interessent;Interesse;Innflytelse;Aktørtype\r\nBankene;3;2;privat\r\n<b>Ny</b> forening;1;1;frivillig\r\nNav;4;;stat\r\n";

test("a file is shown before it becomes a map, with the scale that one says", async ({ owner }) => {
  const page = await owner.newPage();
  const errors = watchErrors(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Fra en fil eller liste" }).click();
  const dialog = page.getByRole("dialog", { name: "Nytt kart fra en fil eller liste" });
  await dialog.getByLabel("Velg fil").setInputFiles({ name: "register 2026.csv", mimeType: "text/csv", buffer: Buffer.from(register) });
  await expect(dialog.getByText("Hvilken skala er tallene på?")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await dialog.getByLabel("1–4: ingen, liten, middels, stor").check();
  await dialog.getByRole("button", { name: "Se på nytt" }).click();
  await expect(dialog.getByText("«register 2026.csv» er en CSV-fil. Den inneholder 3 aktører.")).toBeVisible();
  await expect(dialog.getByText("aktør <b>Ny</b> forening")).toBeVisible();
  await expect(dialog.getByLabel("Navn på kartet")).toHaveValue("register 2026");
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Lag kart" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("register 2026");
  expect(errors).toEqual([]);
});

test("what is wrong with a file is told with its place", async ({ owner }) => {
  const page = await owner.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "Fra en fil eller liste" }).click();
  const content = Buffer.from('{"format":"interessentkart","version":1,"actors":[{"id":"a","nme":"A"}]}');
  await page.getByLabel("Velg fil").setInputFiles({ name: "kart.json", mimeType: "application/json", buffer: content });
  await expect(page.getByRole("alert")).toContainText("kart.json:1:");
  await expect(page.getByRole("alert")).toContainText("nme");
});

test("a pasted list of names becomes a map", async ({ owner }) => {
  const page = await owner.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "Fra en fil eller liste" }).click();
  await page.getByLabel("Eller lim inn navn, ett per linje").fill("Nav\nKS\nKreftforeningen\n");
  await page.getByRole("button", { name: "Se på listen" }).click();
  await expect(page.getByText("Legges til: 3 aktører")).toBeVisible();
  await page.getByLabel("Navn på kartet").last().fill("Fra en liste");
  await page.getByRole("button", { name: "Lag kart" }).last().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Fra en liste");
});

test("a map is copied, archived, brought back and deleted with its name", async ({ owner, service }) => {
  const title = "Kart som skal bort";
  const id = await makeMap(service, { title });
  await command(service, id, "AddActor", { id: "nav", name: "Nav" });
  const page = await owner.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: `Kopier ${title}`, exact: true }).click();
  const copy = page.getByRole("link", { name: `${title} – kopi`, exact: true });
  await expect(copy).toBeVisible();
  await page.getByRole("button", { name: `Arkiver ${title}`, exact: true }).click();
  const card = page.getByRole("link", { name: title, exact: true });
  await expect(card).toBeHidden();
  await page.getByRole("switch", { name: /Vis arkiverte/ }).check();
  await page.getByRole("button", { name: `Hent fram ${title} fra arkivet`, exact: true }).click();
  await page.getByRole("button", { name: `Slett ${title}`, exact: true }).click();
  const dialog = page.getByRole("dialog");
  const forGood = dialog.getByRole("button", { name: "Slett for godt" });
  await expect(forGood).toBeDisabled();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("textbox").fill(title);
  await forGood.click();
  await expect(card).toBeHidden();
  await expect(copy).toBeVisible();
  expect((await service.api.get(`/api/maps/${id}`)).status()).toBe(404);
});

test("maps are searched, and an example begins a new one", async ({ owner, service }) => {
  await makeMap(service, { title: "Ærlig talt" });
  const page = await owner.newPage();
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Søk blant kartene" }).fill("ÆRLIG TALT");
  await expect(page.getByRole("region", { name: "Kart", exact: true }).getByRole("heading", { level: 3 })).toHaveText(["Ærlig talt"]);
  expect(await faults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  await page.getByRole("button", { name: "Bruk eksempelet DigiUng" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("DigiUng");
});

test("a file that is dropped anywhere on the page is shown first", async ({ owner }) => {
  const page = await owner.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "Fra en fil eller liste" }).waitFor();
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["Interessent\r\nNav\r\nKS\r\n"], "sluppet.csv", { type: "text/csv" }));
    return data;
  });
  const target = page.getByRole("heading", { level: 1 });
  await target.dispatchEvent("dragover", { dataTransfer: dropped });
  await expect(page.getByText("Slipp en fil her for å se hva den inneholder")).toBeVisible();
  await target.dispatchEvent("drop", { dataTransfer: dropped });
  await expect(page.getByText("«sluppet.csv» er en CSV-fil. Den inneholder 2 aktører.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("one says what the columns of a table are, and it is remembered for the same headings", async ({ owner }) => {
  const page = await owner.newPage();
  const errors = watchErrors(page);
  const table = Buffer.from("Kode;Enhet X;Vekt\n1;Ruter;3\n2;Vy;1\n");
  const open = async (name: string) => {
    await page.goto("/");
    await page.getByRole("button", { name: "Fra en fil eller liste" }).click();
    await page.getByLabel("Velg fil").setInputFiles({ name, mimeType: "text/csv", buffer: table });
  };
  await open("ark.csv");
  const dialog = page.getByRole("dialog", { name: "Nytt kart fra en fil eller liste" });
  await expect(dialog.getByRole("alert")).toContainText("ingen av overskriftene er kjent");
  await expect(dialog.getByRole("button", { name: "Lag kart" })).toHaveCount(0);
  expect(await faults(page)).toEqual([]);
  await dialog.getByLabel("Hva «Enhet X» leses som").selectOption({ label: "Interessent" });
  await expect(dialog.getByText("«ark.csv» er en CSV-fil. Den inneholder 2 aktører.")).toBeVisible();
  await dialog.getByText("Regnskap: 4 er utelatt").click();
  await expect(dialog.getByRole("row", { name: "celler 9 5 0 0 4 (4 i ukjente kolonner)" })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Lag kart" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("ark");
  await open("ark til.csv");
  await expect(dialog.getByText("Kolonnene er lest slik du valgte sist for de samme overskriftene.")).toBeAttached();
  await expect(dialog.getByText("«ark til.csv» er en CSV-fil. Den inneholder 2 aktører.")).toBeVisible();
  expect(errors).toEqual([]);
});
