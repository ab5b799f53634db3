import { expect, test } from "vitest";
import { adviceOn, type Arrivals } from "./advice";

const fine: Arrivals = { minutes: 5, addresses: 1, fetched: 12, joined: 11, connected: 10 };

test.each<[string, Partial<Arrivals>, ReturnType<typeof adviceOn>]>([
  ["all is well", {}, undefined],
  ["no network", { addresses: 0 }, "noAddress"],
  ["nobody, but it is early", { minutes: 1, fetched: 0, joined: 0, connected: 0 }, undefined],
  ["nobody after two minutes", { minutes: 2, fetched: 0, joined: 0, connected: 0 }, "nobody"],
  ["the page comes, joining does not", { joined: 2, connected: 2 }, "few"],
  ["they are just typing the code", { minutes: 0.5, joined: 2, connected: 2 }, undefined],
  ["phones that share an address count once", { fetched: 1 }, undefined],
  ["joined, but no streams", { connected: 4 }, "silent"],
  ["two people of whom one has put the phone away", { fetched: 2, joined: 2, connected: 0 }, undefined],
])("%s", (_, more, want) => {
  expect(adviceOn({ ...fine, ...more })).toBe(want);
});
