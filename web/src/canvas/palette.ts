// The colours of the canvas. The hues are those of the drawings on paper; ink
// and ground come from the page's tokens, or from the system when it says so.
import { kinds } from "../model/choices";
import type { Kind, Pattern, RelationType, Tone } from "./api";

/** One colour in three parts, as CSS colours. */
export interface Hue {
  readonly fill: string;
  readonly stroke: string;
  /** Of the pattern. */
  readonly ink: string;
}

/** All colours that are drawn with, as CSS colours. */
export interface Palette {
  readonly dark: boolean;
  /** The system's own colours are used: nothing else may be. */
  readonly forced: boolean;
  readonly paper: string;
  readonly panel: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly faint: string;
  readonly accent: string;
  readonly warning: string;
  readonly focusOuter: string;
  readonly focusInner: string;
  readonly neutral: Hue;
  readonly hues: readonly Hue[];
}

const hue = (fill: string, stroke: string, ink: string): Hue => ({ fill, stroke, ink });

const light = {
  line: "#5b6874",
  faint: "#d5dbe0",
  accent: "#0b5cad",
  warning: "#b3261e",
  neutral: hue("#ffffff", "#5b6874", "#7d8891"),
  hues: [
    hue("#cfe3f7", "#1d5f9e", "#5b7fa8"),
    hue("#d9d3f1", "#5b45a8", "#786bac"),
    hue("#cdebd6", "#1f7a45", "#558a66"),
    hue("#fad4ce", "#b3261e", "#ae6560"),
    hue("#fbe3c0", "#99590a", "#a07743"),
    hue("#f7d3e6", "#a12a6b", "#a8638a"),
    hue("#c9ecec", "#116e74", "#4b888b"),
    hue("#e6e6dc", "#66664f", "#80806d"),
  ],
};

const dark = {
  line: "#98a6b2",
  faint: "#35414c",
  accent: "#7cc0ff",
  warning: "#ff9a8f",
  neutral: hue("#1c252e", "#98a6b2", "#6c7984"),
  hues: [
    hue("#12314f", "#6fb1ee", "#527faf"),
    hue("#2e2556", "#b2a1f2", "#7b71af"),
    hue("#12391f", "#6cc78d", "#538a6b"),
    hue("#4a1713", "#ff9a8f", "#ac6058"),
    hue("#432a06", "#efb15f", "#9b7448"),
    hue("#451530", "#f08dc0", "#a45d82"),
    hue("#0b3639", "#5cc5cb", "#48868a"),
    hue("#2f2f26", "#c2c2ae", "#7c7c6d"),
  ],
};

/** What reads a CSS colour expression as the page shows it: "rgb(…)". */
export type ReadColour = (expression: string) => string;

/** The palette that goes with the page's ground. */
export function pagePalette(read: ReadColour): Palette {
  const paper = read("var(--ds-color-neutral-background-default, Canvas)");
  const isDark = luminance(paper) < 0.4;
  return {
    ...(isDark ? dark : light),
    dark: isDark,
    forced: false,
    paper,
    panel: read("var(--ds-color-neutral-background-tinted, Canvas)"),
    ink: read("var(--ds-color-neutral-text-default, CanvasText)"),
    muted: read("var(--ds-color-neutral-text-subtle, CanvasText)"),
    focusOuter: read("var(--ds-color-focus-outer, CanvasText)"),
    focusInner: read("var(--ds-color-focus-inner, Canvas)"),
  };
}

/** The palette of the system's own colours, for forced colours. */
export function systemPalette(read: ReadColour): Palette {
  const ground = read("Canvas");
  const text = read("CanvasText");
  const marked = read("Highlight");
  const plain = hue(ground, text, text);
  return {
    dark: luminance(ground) < 0.4,
    forced: true,
    paper: ground,
    panel: ground,
    ink: text,
    muted: text,
    line: text,
    faint: read("GrayText"),
    accent: marked,
    warning: text,
    focusOuter: marked,
    focusInner: ground,
    neutral: plain,
    hues: Array.from({ length: 8 }, () => plain),
  };
}

/** The relative luminance of WCAG 2.2 of "rgb(r, g, b)", 0–1; 1 for what is not of that form. */
export function luminance(colour: string): number {
  const parts = colour
    .match(/[\d.]+/g)
    ?.slice(0, 3)
    .map(Number);
  if (parts?.length !== 3) return 1;
  const [r, g, b] = parts.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** The tone of a kind. */
export function toneOfKind(kind: Kind): Tone {
  return { hue: kinds.indexOf(kind) };
}

const patterns: readonly Pattern[] = ["plain", "rising", "falling", "crossed", "level", "upright", "squared", "dotted"];

/** The tones of Prosjektveiviseren's categories; what is unset is neutral. */
export function toneOfCategory(category: string | undefined): Tone {
  switch (category) {
    case "executive":
      return { hue: 0, pattern: "squared" };
    case "user":
      return { hue: 2, pattern: "rising" };
    case "supplier":
      return { hue: 4, pattern: "level" };
    case "authority":
      return { hue: 1, pattern: "crossed" };
    case "other":
      return { hue: 7, pattern: "dotted" };
    default:
      return { hue: "neutral" };
  }
}

/** The tones of attitudes; what is unknown is neutral. */
export function toneOfAttitude(attitude: string | undefined): Tone {
  switch (attitude) {
    case "negative":
      return { hue: 3, pattern: "crossed" };
    case "neutral":
      return { hue: 7, pattern: "level" };
    case "positive":
      return { hue: 2, pattern: "rising" };
    default:
      return { hue: "neutral" };
  }
}

/** The tone of a community or other numbered set, from 0; 64 look different from each other. */
export function toneOfNumber(i: number): Tone {
  return { hue: ((i % 8) + Math.floor(i / 8)) % 8, pattern: patterns[i % 8] ?? "plain" };
}

/** What ends a line. */
export type Head = "none" | "triangle" | "open" | "kite" | "ball" | "bar";

/** How a type of relation looks. No two have the same ends, so that neither colour nor dash is needed. */
export interface LineLook {
  readonly hue: number | "line" | "warning";
  readonly start: Head;
  readonly end: Head;
}

/** How each type of relation looks, the same as on paper. */
export const lineLooks: Readonly<Record<RelationType, LineLook>> = {
  governs: { hue: 0, start: "none", end: "triangle" },
  funds: { hue: 2, start: "none", end: "kite" },
  represents: { hue: 1, start: "ball", end: "triangle" },
  regulates: { hue: 4, start: "none", end: "bar" },
  delivers: { hue: 6, start: "none", end: "open" },
  influences: { hue: 5, start: "ball", end: "open" },
  informs: { hue: 7, start: "bar", end: "open" },
  assigns: { hue: 0, start: "bar", end: "triangle" },
  serves: { hue: 6, start: "kite", end: "open" },
  partOf: { hue: 1, start: "none", end: "ball" },
  lends: { hue: 2, start: "ball", end: "kite" },
  collaborates: { hue: "line", start: "none", end: "none" },
  conflicts: { hue: "warning", start: "bar", end: "bar" },
  other: { hue: "line", start: "kite", end: "triangle" },
};

/** The colour of a type of relation. */
export function lineColour(palette: Palette, type: RelationType): string {
  const h = lineLooks[type].hue;
  if (h === "line") return palette.line;
  return h === "warning" ? palette.warning : (palette.hues[h]?.stroke ?? palette.line);
}

/** The hue of a tone. */
export function hueOf(palette: Palette, tone: Tone): Hue {
  return tone.hue === "neutral" ? palette.neutral : (palette.hues[tone.hue] ?? palette.neutral);
}
