import { describe, expect, test } from "vitest";
import { chance, plainRuler } from "./testing";
import { wrap, wrapBest } from "./text";

const lines = (text: string, width: number, most = 2) => wrap(plainRuler, text, 10, false, width, most).lines;

describe("wrapping", () => {
  test.each([
    ["Skatteetaten", 100, ["Skatteetaten"]],
    ["Statens vegvesen", 50, ["Statens", "vegvesen"]],
    ["Arbeids- og velferdsetaten", 75, ["Arbeids- og", "velferdsetaten"]],
    ["Kunnskapsdepartementet", 80, ["Kunnskaps-", "departementet"]],
    ["Bank/forsikring", 60, ["Bank/", "forsikring"]],
    ["Digitaliserings- og forvaltningsdepartementet", 95, ["Digitaliserings- og", "forvaltningsdepart…"]],
    ["  to   mellomrom ", 100, ["to mellomrom"]],
    ["", 100, []],
  ])("%s in %d", (text, width, want) => {
    expect(lines(text, width)).toEqual(want);
  });

  test("no line is wider than allowed, and nothing is lost unless it says so", () => {
    const next = chance(1);
    const letters = "abcdeø å-/ departement";
    for (let i = 0; i < 400; i++) {
      const text = Array.from({ length: Math.floor(next(0, 60)) }, () => letters[Math.floor(next(0, letters.length - 1e-9))]).join("");
      const width = next(30, 200);
      const block = wrap(plainRuler, text, 10, false, width, 3);
      for (const line of block.lines) expect(plainRuler.width(line, 10, false)).toBeLessThanOrEqual(width);
      expect(block.lines.length).toBeLessThanOrEqual(3);
      expect(block.cut).toBe(block.lines.at(-1)?.endsWith("…") ?? false);
      const bare = (s: string) => s.replace(/[\s-]/g, "");
      if (!block.cut) expect(bare(block.lines.join(""))).toBe(bare(text));
    }
  });

  test("hostile names stay text", () => {
    expect(lines("<img src=x onerror=alert(1)>", 1000, 1)).toEqual(["<img src=x onerror=alert(1)>"]);
    expect(lines("👩‍👩‍👧".repeat(40), 60).at(-1)).toMatch(/…$/);
  });

  test("the first wrap that holds everything is taken", () => {
    const wraps = [
      [40, 1],
      [60, 2],
      [500, 1],
    ] as const;
    expect(wrapBest(plainRuler, "Statens vegvesen", 10, false, wraps).lines).toEqual(["Statens", "vegvesen"]);
    expect(wrapBest(plainRuler, "Statens vegvesen i Norge og Sverige", 10, false, wraps).lines).toHaveLength(1);
  });
});
