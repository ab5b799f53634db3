import { expect, test } from "vitest";
import { bareCode, foreignLetters, groupCode } from "./code";

test.each([
  ["", ""],
  ["abcd", "ABCD"],
  ["abcde", "ABCD E"],
  [" abcd-2345 ", "ABCD 2345"],
  ["ab.cd 23_45", "ABCD 2345"],
])("%j is shown as %j", (typed, shown) => {
  expect(groupCode(typed)).toBe(shown);
  expect(groupCode(shown)).toBe(shown);
});

test("letters that no code has are pointed out once", () => {
  expect(foreignLetters("ABCD 2345")).toEqual([]);
  expect(foreignLetters("o0il-1oå")).toEqual(["O", "0", "I", "L", "1", "Å"]);
  expect(bareCode("a b-c")).toBe("ABC");
});
