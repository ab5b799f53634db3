import { useEffect } from "react";
import { useStage } from "./stage";
import type { Action } from "./useActions";

/** What a key press asks for: the id of an action. Letters by themselves count only where the drawing has the focus. */
export function actionOf(
  event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
  onDrawing: boolean,
  typing: boolean,
): string | undefined {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return event.altKey ? undefined : withControl(key, event.shiftKey, typing);
  if (event.altKey) return event.shiftKey ? undefined : viewOf(event.code, typing);
  if (!onDrawing || typing) return undefined;
  return letters[key];
}

const letters: Readonly<Record<string, string>> = {
  f: "focus",
  t: "table",
  z: "freeze",
  p: "project",
  n: "actors",
  r: "relation",
  m: "merge",
  "?": "shortcuts",
  escape: "unselect",
  delete: "remove",
};

function withControl(key: string, shift: boolean, typing: boolean): string | undefined {
  if (key === "k" && !shift) return "palette";
  if (typing) return undefined; // the field's own undo, and the page's own zoom
  if (key === "z") return shift ? "redo" : "undo";
  return key === "y" && !shift ? "redo" : undefined;
}

const viewOrder = ["network", "hierarchy", "grid", "rings", "levels", "governance", "overlap"];

function viewOf(code: string, typing: boolean): string | undefined {
  const digit = /^Digit([1-7])$/.exec(code)?.[1];
  return digit && !typing ? `view-${viewOrder[Number(digit) - 1]}` : undefined;
}

/** Does what keys ask for. What a part of the page has handled itself is left alone. */
export function useShortcuts(actions: readonly Action[]) {
  const { asking } = useStage();
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || asking) return;
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      const typing = target?.matches("input, textarea, select, [contenteditable]") ?? false;
      const id = actionOf(event, target?.closest(".map-drawing") !== null, typing);
      const action = actions.find((a) => a.id === id);
      if (!action || action.off) return;
      event.preventDefault();
      action.run();
    };
    addEventListener("keydown", down);
    return () => removeEventListener("keydown", down);
  }, [actions, asking]);
}
