import { expect, test } from "vitest";
import { actionOf } from "./useShortcuts";

const press = (key: string, more: object = {}) => ({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

test.each([
  ["a letter on the drawing", press("f"), true, false, "focus"],
  ["a letter elsewhere", press("f"), false, false, undefined],
  ["a letter in a field", press("f"), true, true, undefined],
  ["the sheet of shortcuts", press("?", { shiftKey: true }), true, false, "shortcuts"],
  ["the palette, anywhere", press("k", { ctrlKey: true }), false, true, "palette"],
  ["on a Mac", press("K", { metaKey: true }), false, false, "palette"],
  ["undo", press("z", { ctrlKey: true }), false, false, "undo"],
  ["undo within a field is the field's own", press("z", { ctrlKey: true }), false, true, undefined],
  ["redo in two ways", press("Z", { ctrlKey: true, shiftKey: true }), false, false, "redo"],
  ["redo", press("y", { ctrlKey: true }), false, false, "redo"],
  ["a view", press("3", { altKey: true, code: "Digit3" }), false, false, "view-grid"],
  ["no such view", press("9", { altKey: true, code: "Digit9" }), false, false, undefined],
  ["AltGr types a character", press("@", { altKey: true, ctrlKey: true, code: "Digit2" }), false, false, undefined],
])("%s", (_, event, onDrawing, typing, want) => expect(actionOf(event, onDrawing, typing)).toBe(want));
