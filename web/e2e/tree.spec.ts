import { command, expect, makeMap, type Page, type Service, test } from "./fixture";

const most = 500; // actors that are all named

// large makes a map in which everybody works with the next and every other one funds the one after.
async function large(service: Service): Promise<string> {
  const id = await makeMap(service, { title: "Mange" });
  const all = Array.from({ length: most }, (_, i) => i);
  const named = (i: number) => `a${i % most}`;
  const relate = (i: number, by: number, type: string) => ({
    command: "Relate",
    args: { id: `${type}${i}`, from: named(i), to: named(i + by), type, strength: 1 },
  });
  await command(service, id, "Batch", { commands: all.map((i) => ({ command: "AddActor", args: { id: named(i), name: nameOf(i) } })) });
  await command(service, id, "Batch", { commands: all.flatMap((i) => [relate(i, 1, "delivers"), ...(i % 2 === 0 ? [relate(i, 2, "funds")] : [])]) });
  return id;
}

function nameOf(i: number): string {
  return `Aktør ${String(i % most).padStart(3, "0")}`;
}

// spoken lists what a screen reader finds on a page, by role.
async function spoken(page: Page): Promise<Map<string, string[]>> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const found = new Map<string, string[]>();
  for (const node of nodes.filter((n) => !n.ignored)) {
    const role = String(node.role?.value);
    found.set(role, [...(found.get(role) ?? []), String(node.name?.value ?? "")]);
  }
  return found;
}

test("the accessibility tree names every actor and relation of a large map", async ({ owner, service }) => {
  const id = await large(service);
  const page = await owner.newPage();
  await page.goto(`/#/kart/${id}`);
  await expect(page.getByRole("list", { name: "Relasjoner" }).getByRole("listitem")).toHaveCount(most * 1.5);
  const found = await spoken(page);
  const buttons = (found.get("button") ?? []).join("\n");
  const texts = (found.get("StaticText") ?? []).join("\n");
  for (let i = 0; i < most; i++) {
    expect(buttons).toContain(nameOf(i));
    expect(texts).toContain(`${nameOf(i)} leverer til ${nameOf(i + 1)}`);
    if (i % 2 === 0) expect(texts).toContain(`${nameOf(i)} finansierer ${nameOf(i + 2)}`);
  }
});
