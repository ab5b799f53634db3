import { readFileSync } from "node:fs";
import { command, expect, faults, test, watchErrors } from "./fixture";

const parts = ["", "tall", "innflytelse", "klynge", "nokler", "uenighet", "stabilitet", "endring"];

test("a table of figures sorts, is searched, leads to the actor and is saved", async ({ openMap }) => {
  const { page, id } = await openMap({ example: "dsop" }, "analyse?del=tall");
  const table = page.getByRole("region", { name: "Aktørene med tall" });
  const first = table.getByRole("rowheader").first();
  await expect(first).toHaveText("Bankene");
  const heading = table.getByRole("columnheader", { name: "Aktør", exact: true });
  await heading.getByRole("button").click();
  await expect(heading).toHaveAttribute("aria-sort", "ascending");
  await expect(first).toHaveText("Arbeids- og inkluderingsdepartementet");
  await page.getByLabel("Finn aktør").fill("skatte");
  await expect(table.getByRole("rowheader")).toHaveText(["Skatteetaten"]);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Last ned som CSV" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("aktører-med-tall.csv");
  expect(readFileSync(await saved.path(), "utf8")).toMatch(/^\uFEFFAktør;Aktørtype;.*\r\nArbeids- og inkluderingsdepartementet;stat;/);
  await table.getByRole("link", { name: "Skatteetaten" }).click();
  await expect(page).toHaveURL(new RegExp(`/kart/${id}\\?aktor=skatteetaten$`));
});

test("the figures follow the relation types and the directions that one chooses", async ({ openMap }) => {
  const { page } = await openMap({ example: "dsop" }, "analyse?del=tall");
  const figures = page.getByRole("region", { name: "Aktørene med tall" });
  await expect(figures.getByRole("row", { name: /^Bankene/ })).toContainText("0,3");
  await page.getByText("Relasjonstyper: Alle").click();
  await page.getByLabel(/^etatsstyrer/).check();
  await expect(figures.getByRole("row", { name: /^Bankene/ })).not.toContainText("0,3");
  await page.getByLabel("Ta hensyn til retning").check();
  await expect(figures.getByRole("columnheader", { name: "inn", exact: true })).toBeVisible();
});

test("what an actor's leaving leads to is told", async ({ openMap }) => {
  const { page } = await openMap({ example: "dsop" }, "analyse?del=nokler");
  await page.getByLabel("Velg aktør").selectOption("Bankene");
  await expect(page.getByText(/Par uten vei mellom seg: \d+ % nå, \d+ % etterpå/)).toBeVisible();
});

test("the trials of stability tell what answers hang on", async ({ openMap }) => {
  const { page } = await openMap({ example: "dsop" }, "analyse?del=stabilitet");
  await page.getByRole("button", { name: "Prøv alle små endringer" }).click();
  const top = page.getByRole("region", { name: "De fem øverste" });
  await expect(top).toBeVisible();
  const why = top.getByRole("group").first();
  await why.getByText(/forsøk$/).click();
  await expect(why).toContainText("uten «");
});

test("the trials of a large map tell how far they are, and can be stopped", async ({ openMap, service }) => {
  const { page, id } = await openMap({ title: "Stort" }, "analyse?del=stabilitet");
  const actors = Array.from({ length: 300 }, (_, i) => ({
    command: "AddActor",
    args: { id: `a${i}`, name: `Aktør ${i}`, interest: "low", influence: "medium" },
  }));
  const relations = Array.from({ length: 450 }, (_, i) => ({
    command: "Relate",
    args: { id: `r${i}`, from: `a${i % 300}`, to: `a${(i * 7 + 1 + (i % 300)) % 300}`, type: "informs" },
  }));
  await command(service, id, "Batch", { commands: [...actors, ...relations.filter((r) => r.args.from !== r.args.to)] });
  await page.getByRole("button", { name: "Prøv alle små endringer" }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(page.getByText(/^\d+ av \d+ forsøk$/)).toBeVisible();
  await page.getByRole("button", { name: "Stopp" }).click();
  await expect(page.getByText("Stoppet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Prøv på nytt" })).toBeFocused();
});

test("two revisions are compared in words and as a table", async ({ openMap, service }) => {
  const { page, id } = await openMap({ example: "dsop" }, "analyse?del=endring");
  await expect(page.getByText("Kartet har bare én revisjon.")).toBeVisible();
  await command(service, id, "ChangeActor", { id: "nav", interest: "high" });
  await command(service, id, "AddActor", { id: "ny", name: "<b>Ny</b> aktør" });
  await expect(page.getByText("Lagt til: <b>Ny</b> aktør")).toBeVisible();
  await page.getByText("Vurderinger som er endret").click();
  await expect(page.getByRole("region", { name: "Vurderinger som er endret" }).getByRole("row").last()).toContainText("stor");
  const until = page.getByRole("slider", { name: /^Til/ });
  await until.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByText("Lagt til: <b>Ny</b> aktør")).toBeHidden();
  await expect(until).toHaveAttribute("aria-valuetext", /^Revisjon 2/);
});

test("a map without actors teaches", async ({ openMap }) => {
  const { page } = await openMap({ title: "Tomt" }, "analyse");
  await expect(page.getByText("Kartet har ingen aktører ennå.")).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

for (const part of parts) {
  test(`axe finds nothing on the part «${part}», and the policy stops nothing`, async ({ openMap }) => {
    const { page } = await openMap({ example: "dsop" }, `analyse?del=${part}`);
    const errors = watchErrors(page);
    await page.reload();
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    expect(await faults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    expect(errors).toEqual([]);
  });
}
