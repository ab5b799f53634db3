// A stranger who has the guide alone: from nothing to a checked steering group,
// step by step as the pages of the guide that the client itself opens say.
import { expect, makeMap, type Page, test, watchErrors } from "./fixture";

const actor = (page: Page, name: RegExp) => page.getByRole("region", { name: "Kartet", exact: true }).getByRole("button", { name });
const side = (page: Page) => page.getByRole("complementary");

// addActors is step 3: «Velg Ny aktør, skriv et navn og trykk Enter».
async function addActors(page: Page, names: readonly string[]) {
  await page.getByRole("button", { name: "Ny aktør", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  for (const name of names) {
    await dialog.getByRole("textbox").fill(name);
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("textbox")).toHaveValue(""); // ready for the next
  }
  await page.keyboard.press("Escape");
  for (const name of names) await expect(actor(page, new RegExp(`^${name}`))).toBeVisible();
}

test("ten minutes to the first map, and a checked steering group, by the guide alone", async ({ owner }) => {
  const page = await owner.newPage();
  const errors = watchErrors(page);
  await page.goto("/");
  await page.getByRole("link", { name: "Hjelp" }).first().click();
  await expect(page.getByRole("heading", { name: "Ti minutter til det første kartet" })).toBeVisible();
  await page.goto("/");

  // 1. Lag et kart.
  await page.getByLabel("Navn på kartet").fill("Bygge hus");
  await page.getByRole("button", { name: "Lag kart" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bygge hus");

  // 2. Beskriv arbeidet.
  await page.getByRole("button", { name: "Om kartet" }).first().click();
  const about = page.getByRole("dialog");
  await about.getByLabel("Brukersituasjon").fill("Jeg skal bygge hus");
  await about.getByLabel("Ønsket effekt").fill("Svaret kommer før byggesesongen");
  await page.keyboard.press("Tab"); // a field is saved when one leaves it
  await about.getByRole("button", { name: "Lukk" }).click();

  // 3. Legg til aktører.
  await addActors(page, ["KS", "Asker kommune", "Huseierne"]);

  // 4. Tegn relasjoner: velg en aktør, velg Ny relasjon, og skriv hvem den går til.
  await actor(page, /^KS/).click();
  await page.getByRole("button", { name: "Ny relasjon" }).click();
  await page.keyboard.type("Asker");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel("Relasjonstype").selectOption("representerer");
  await page.getByRole("button", { name: "Lag 1 relasjon" }).click();
  await expect(page.getByText("Laget 1 relasjon")).toBeVisible();

  // 5. Vurder.
  await actor(page, /^Huseierne/).click();
  await side(page).getByLabel("Interesse", { exact: true }).selectOption("stor");
  await side(page).getByLabel("Innflytelse", { exact: true }).selectOption("stor");

  // 6. Lag gruppene.
  await page.getByRole("link", { name: "Styring" }).first().click();
  await page.getByRole("button", { name: "Ny gruppe" }).first().click();
  await page.getByLabel("Navn").fill("Styringsgruppen");
  await page.getByRole("button", { name: "Lag gruppen" }).click();
  const group = page.getByRole("article", { name: "Styringsgruppen" });
  await group.getByRole("combobox").fill("KS - Kommunesektorens organisasjon");
  await group.getByRole("button", { name: "Legg til" }).click();
  await expect(group.getByRole("button", { name: /^Plassen til KS .* i Styringsgruppen/ })).toBeVisible();

  // Sjekk en styringsgruppe: the findings, and who is heard.
  await expect(page.getByRole("tab", { name: "Merknader" })).toBeVisible();
  await expect(page.getByText(/Huseierne/).first()).toBeVisible();
  await page.getByRole("tab", { name: "Hvem blir hørt" }).click();
  const voices = page.getByRole("tabpanel");
  await expect(voices.getByText("Har plass (1)")).toBeVisible();
  await expect(voices.getByText("Taler gjennom andre (1)")).toBeVisible();
  await expect(voices.getByText("Blir ikke hørt (1)")).toBeVisible();
  expect(errors).toEqual([]);
});

test("the worked case of the guide goes as the guide says", async ({ owner }) => {
  const page = await owner.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: /^Bruk eksempelet Digital samhandling offentlig privat/ }).click();
  await page.getByRole("link", { name: "Styring" }).first().click();
  const board = page.getByRole("article", { name: "DSOP porteføljestyret" });
  const voices = page.getByRole("tabpanel");
  await expect(board.locator("strong").first()).toHaveText("8");
  await page.getByRole("tab", { name: "Hvem blir hørt" }).click();
  await expect(voices.getByText("Blir holdt orientert (6)")).toBeVisible();
  await expect(voices.getByText("Blir ikke hørt (3)")).toBeVisible();
  await board.getByRole("combobox").fill("Eiendom Norge");
  await board.getByRole("button", { name: "Legg til" }).click();
  await expect(voices.getByText("Har en kanal inn (5)")).toBeVisible();
  await expect(board.locator("strong").first()).toHaveText("9");
  await page.getByRole("button", { name: "Angre" }).click();
  await expect(voices.getByText("Blir holdt orientert (6)")).toBeVisible();
  await page.getByRole("link", { name: "Deling og historikk" }).first().click();
  await page
    .getByRole("link", { name: "Rapport og filer" })
    .or(page.getByRole("tab", { name: "Rapport og filer" }))
    .click();
  const [report] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Last ned", exact: true }).click()]);
  expect(report.suggestedFilename()).toMatch(/\.docx$/);
});

test("help opens where one is", async ({ owner, service }) => {
  const page = await owner.newPage();
  const id = await makeMap(service, { title: "Hjelp" });
  for (const [part, heading] of [
    ["styring", "Sjekk en styringsgruppe"],
    ["verksted", "Et verksted fra start til slutt"],
  ] as const) {
    await page.goto(`/#/kart/${id}/${part}`);
    await page.getByRole("link", { name: "Hjelp" }).first().click();
    await expect(page.getByRole("heading", { name: heading })).toBeInViewport();
  }
});
