import { expect, test } from "vitest";
import { mapAddress, parts, readAddress } from "./address";

test("every part of a map has an address that leads back to it", () => {
  for (const part of parts) {
    const place = readAddress(mapAddress("kart-1", part, { aktor: "æ&b" }));
    if (place.page !== "map") throw new Error(part);
    expect([place.id, place.part, place.query.get("aktor")]).toEqual(["kart-1", part, "æ&b"]);
  }
});

test("other addresses", () => {
  expect(readAddress("")).toEqual({ page: "start" });
  expect(readAddress("#/hjelp")).toEqual({ page: "help", chapter: "" });
  expect(readAddress("#/delta/abc")).toEqual({ page: "join", token: "abc" });
  expect(readAddress("#/delta")).toEqual({ page: "join", token: "" });
  expect(readAddress("#/lenke/abc")).toEqual({ page: "link", token: "abc" });
  for (const bad of ["#/kart/", "#/kart/a/nope", "#/kart/../x", "#/lenke", "#/kart/a/analyse/x"]) {
    expect(readAddress(bad), bad).toEqual({ page: "unknown" });
  }
});
