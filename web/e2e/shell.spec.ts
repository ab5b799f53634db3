import { expect, faults, test, watchErrors } from "./fixture";

test("a new map is made and its title stands at the top", async ({ owner }) => {
  const page = await owner.newPage();
  const errors = watchErrors(page);
  await page.goto("/");
  await page.getByLabel("Navn på kartet").fill("<img src=x onerror=alert(1)> Ærlig & trygg");
  await page.getByRole("button", { name: "Lag kart" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("<img src=x onerror=alert(1)> Ærlig & trygg");
  await expect(page.getByText("Tilkoblet", { exact: true })).toBeVisible();
  expect(errors).toEqual([]);
});

test("the language and the colours that one chooses are kept", async ({ owner }) => {
  const page = await owner.newPage();
  await page.goto("/");
  await page.getByText("Innstillinger").click();
  await page.getByLabel("Språk").selectOption("nn");
  await page.getByLabel("Utsjånad").selectOption("dark");
  await page.reload();
  await expect(page.getByText("Alle skal med, berre ikkje i styringsgruppa")).toBeVisible();
  await expect(page.locator("body")).toHaveAttribute("data-color-scheme", "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "nn");
});

test("somebody who is not let in is told what to do", async ({ browser, service }) => {
  const context = await browser.newContext({ baseURL: service.origin, locale: "nb-NO" });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByRole("alert")).toContainText("Åpne lenken programmet viste da det startet");
  await context.close();
});

test("axe finds nothing on the start page, in the guide and where there is no page", async ({ owner }) => {
  const page = await owner.newPage();
  for (const address of ["/", "/#/finnes/ikke", "/#/hjelp"]) {
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await faults(page), address).toEqual([]);
  }
});

test("the keyboard reaches the content past the header", async ({ owner }) => {
  const page = await owner.newPage();
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Hopp til innholdet" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
  expect(new URL(page.url()).hash).toBe("");
});

test("what is changed while the service is away is seen to wait, and is saved when it is back", async ({ openMap, service }) => {
  const { page, id } = await openMap({ example: "dsop" }, "temaer");
  const period = page.getByLabel("Periode", { exact: true });
  await expect(period).toBeVisible();
  await service.stop();
  await expect(page.getByText("Ikke tilkoblet. Prøver igjen.")).toBeVisible();
  await period.fill("2026–2030");
  await period.press("Tab");
  await expect(page.getByText("1 endring venter")).toBeVisible();
  await service.start();
  await expect(page.getByText("Tilkoblet", { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(period).toHaveValue("2026–2030");
  await expect.poll(async () => (await service.api.get(`/api/maps/${id}`)).text()).toContain("2026–2030");
});
