import type { Locator, Page } from "@playwright/test";
import { command, expect, faults, test, watchErrors } from "./fixture";

const board = "DSOP porteføljestyret";
const column = (page: Page, name: string) => page.getByRole("article", { name });
const counts = (page: Page, n: number) => expect(column(page, board).locator("strong").first()).toHaveText(String(n));

// drag does as a hand does, by the events of the browser's own dragging.
async function drag(page: Page, what: Locator, to: Locator) {
  await what.hover();
  await page.mouse.down();
  await to.hover();
  await to.hover(); // the second move is over the place
  await page.mouse.up();
}

test("a steering group is checked and repaired with the mouse", async ({ openMap }) => {
  const { page } = await openMap({ example: "dsop" }, "styring");
  await page.setViewportSize({ width: 1920, height: 1080 });
  const errors = watchErrors(page);
  await counts(page, 8);
  await expect(column(page, board).getByText("Det er flere enn 7, som én av kildene setter som grense.")).toBeVisible();

  await drag(page, column(page, board).getByText("Bits AS"), column(page, "DSOP interessentgruppen").getByRole("heading"));
  await counts(page, 7);
  await expect(column(page, "DSOP interessentgruppen").getByText("Bits AS")).toBeVisible();
  await expect(column(page, board).getByText(/^Gruppen har 7 medlemmer, leder medregnet. Det finnes ingen/)).toBeVisible();

  // Now somebody of the interest group sits in the board too: its members are heard through a link.
  await drag(page, column(page, "DSOP interessentgruppen").getByText("Eiendom Norge"), column(page, board).getByRole("heading"));
  await page.getByRole("tab", { name: "Hvem blir hørt" }).click();
  const voices = page.getByRole("tabpanel");
  await expect(voices.getByText("Blir holdt orientert (5)")).toBeVisible();
  await column(page, "DSOP interessentgruppen").getByRole("combobox").fill("Eiendom Norge");
  await column(page, "DSOP interessentgruppen").getByRole("button", { name: "Legg til" }).click();
  await voices.getByText("Har en kanal inn (5)").click();
  await expect(voices.getByText("Statens vegvesen → DSOP interessentgruppen → DSOP porteføljestyret (felles medlem: Eiendom Norge)")).toBeVisible();
  await expect(voices.getByRole("link", { name: "Vis på kartet: veien for Statens vegvesen" })).toHaveAttribute(
    "href",
    /\?stemme=svv&gruppe=dsop-portefoljestyret$/,
  );

  await page.getByRole("button", { name: "Angre" }).click();
  await expect(voices.getByText("Blir holdt orientert (5)")).toBeVisible();
  expect(errors).toEqual([]);
});

test("an actor without a group is dragged in, and a seat is dragged out", async ({ openMap }) => {
  const { page } = await openMap({ example: "dsop" }, "styring");
  await page.setViewportSize({ width: 1920, height: 1080 });
  await counts(page, 8);
  const outside = page.getByRole("region", { name: "Ikke i noen gruppe" });
  await drag(page, outside.getByText("Bankene"), column(page, board).getByRole("heading"));
  await counts(page, 9);
  await expect(outside.getByText("Bankene")).toBeHidden();
  await drag(page, column(page, board).getByText("Bankene"), outside.getByRole("heading"));
  await counts(page, 8);
  await expect(outside.getByText("Bankene")).toBeVisible();
});

// press goes with Tab until the focus is where it should be.
async function tabTo(page: Page, target: Locator) {
  for (let i = 0; i < 150; i++) {
    if (await target.evaluate((e) => e === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not come there");
}

async function choose(page: Page, name: string) {
  const wanted = page.getByRole("button", { name, exact: true });
  for (let i = 0; i < 30 && !(await wanted.evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

test("a steering group is checked and repaired with the keyboard alone", async ({ openMap }) => {
  const { page } = await openMap({ example: "dsop" }, "styring");
  await counts(page, 8);
  const seat = (actor: string, group: string) => page.getByRole("button", { name: `Plassen til ${actor} i ${group}` });

  await tabTo(page, seat("Bits AS", board));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "DSOP faste deltakere", exact: true })).toBeFocused();
  await choose(page, "DSOP interessentgruppen");
  await counts(page, 7);
  await expect(seat("Bits AS", "DSOP interessentgruppen")).toBeFocused();

  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(seat("Bits AS", "DSOP interessentgruppen")).toBeFocused();

  await page.getByRole("heading", { name: board }).first().waitFor();
  await seat("Skatteetaten", board).focus();
  await page.keyboard.press("Enter");
  await choose(page, "leder");
  await expect(column(page, board).getByText("leder · antatt")).toBeVisible();
  await expect(seat("Skatteetaten", board)).toBeFocused();
  await expect(page.getByText("Leder er ikke oppgitt")).toHaveCount(0);

  await page.keyboard.press("Enter");
  await choose(page, "Endre …");
  await page.getByLabel("virksomhetsledelse").press("Space");
  await page.getByLabel("Taler for").fill("Forsikringsselskapene");
  await page.getByLabel("Taler for").press("Enter");
  await page.getByRole("button", { name: "Lagre" }).press("Enter");
  await expect(column(page, board).getByText("Taler for Forsikringsselskapene")).toBeVisible();
  await expect(seat("Skatteetaten", board)).toBeFocused();
});

test("a proposal is asked for, looked at, accepted and taken back as a whole", async ({ openMap }) => {
  const { page } = await openMap({ example: "dsop" }, "styring");
  await counts(page, 8);
  await page.getByRole("button", { name: "Foreslå …" }).click();
  const dialog = page.getByRole("dialog");
  const chosen = (which: string) => dialog.getByRole("group", { name: `Velg til den ${which} gruppen:` });
  await dialog.getByRole("button", { name: "Foreslå", exact: true }).click();
  await expect(dialog.getByRole("heading", { name: "Strukturen" })).toBeVisible();
  await expect(dialog.getByText(/kan ikke skille mellom 14 aktører .* Programmet velger ikke for deg\./)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Forhåndsvis endringen" })).toHaveCount(0);
  await chosen("besluttende").getByRole("button", { name: "Skatteetaten" }).click();
  await expect(dialog.getByText("Besluttende gruppe, 1 plass: Skatteetaten.")).toBeVisible();
  await chosen("rådgivende").getByRole("button", { name: "Bits AS" }).click();
  await expect(dialog.getByText("Kontaktledd mellom gruppene: Skatteetaten.")).toBeVisible();
  await expect(dialog.getByText(/Uten Bits AS er det ingen av de andre som gir disse en kanal inn/)).toBeVisible();
  await expect(dialog.getByText("Det er bevist at ingen struktur er bedre")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Forhåndsvis endringen" }).click();
  const changes = dialog.getByRole("listitem");
  await expect(changes.filter({ hasText: "Bits AS flyttes til DSOP interessentgruppen" })).toBeInViewport();
  await expect(changes.filter({ hasText: "Får plass i DSOP interessentgruppen: Skatteetaten" })).toBeVisible();
  await expect(changes.filter({ hasText: "Mister plassen i DSOP porteføljestyret: Finans Norge" })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Godta" }).click();
  await counts(page, 1);
  // The question is kept: asked again, the answer is what is there.
  await page.getByRole("button", { name: "Foreslå …" }).click();
  await expect(dialog.getByText("Spørsmålet er lagret med kartet, og strukturen er tatt i bruk.")).toBeVisible();
  await dialog.getByRole("button", { name: "Foreslå", exact: true }).click();
  await expect(dialog.getByText("Alle blir hørt som i dag.")).toBeVisible();
  await expect(dialog.getByText("Merknadene blir de samme som i dag.")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Angre" }).click();
  await counts(page, 8);
  await page.getByRole("button", { name: "Foreslå …" }).click();
  await expect(dialog.getByText("Spørsmålet er lagret med kartet")).toHaveCount(0);
});

test("demands that clash are explained", async ({ openMap }) => {
  const { page } = await openMap({ example: "dsop" }, "styring");
  await page.getByRole("button", { name: "Foreslå …" }).click();
  const dialog = page.getByRole("dialog");
  for (const label of ["Skal være med", "Skal ikke være med"]) {
    await dialog.getByLabel(label, { exact: true }).fill("Skatteetaten");
    await dialog.getByLabel(label, { exact: true }).press("Enter");
  }
  await dialog.getByRole("button", { name: "Foreslå", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Skatteetaten");
  await expect(dialog.getByRole("alert")).toBeInViewport();
});

test("a finding points at its actors, and axe finds nothing", async ({ openMap }) => {
  const { page } = await openMap({ example: "dsop" }, "styring");
  await counts(page, 8);
  await page.getByRole("button", { name: "Vis i oversikten (6)" }).first().click();
  await expect(page.getByText("Vist i oversikten")).toHaveCount(6);
  expect(await faults(page)).toEqual([]);
  await page.getByRole("tab", { name: "Merknader" }).press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Hvem blir hørt" })).toBeFocused();
  await expect(page.getByText("Styrer en som er med (6)")).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test("a map without groups teaches; a new group is made, changed and removed", async ({ openMap, service }) => {
  const { page, id } = await openMap({ title: "Tomt" }, "styring");
  await expect(page.getByText("Kartet har ingen grupper ennå.")).toBeVisible();
  await command(service, id, "AddActor", { id: "x", name: "<img src=x onerror=alert(1)>" + "å".repeat(160) });
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Ny gruppe" }).click();
  await page.getByLabel("Navn").fill("Styringsgruppen");
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Lag gruppen" }).click();
  await expect(page.getByRole("button", { name: "Gruppen Styringsgruppen" })).toBeFocused();
  await page.keyboard.press("Enter");
  await choose(page, "Endre …");
  await page.getByLabel("Mandat").fill("Beslutte om retning");
  await page.getByLabel("Type", { exact: true }).selectOption("rådgivende");
  await page.getByRole("button", { name: "Lagre" }).click();
  await expect(column(page, "Styringsgruppen").getByText("rådgivende")).toBeVisible();
  await page.getByRole("button", { name: "Gruppen Styringsgruppen" }).click();
  await page.getByRole("button", { name: "Fjern gruppen og plassene" }).click();
  await expect(page.getByText("Kartet har ingen grupper ennå.")).toBeVisible();
});

test("the board reflows at 320 px without scrolling sideways", async ({ openMap }) => {
  const { page } = await openMap({ example: "dsop" }, "styring");
  await page.setViewportSize({ width: 320, height: 640 });
  await counts(page, 8);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
