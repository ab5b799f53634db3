// Figures for people.
import type { Figure } from "../../model/analysis";
import { type Language, locale } from "../../words/language";

/** Whether a figure is there. */
export function isPresent(figure: Figure | undefined): figure is number {
  return typeof figure === "number";
}

/** A figure as text: three decimals where it is not whole, a dash where it is absent. */
export function writeFigure(figure: Figure, language: Language): string {
  if (!isPresent(figure)) return "–";
  const digits = Number.isInteger(figure) ? 0 : 3;
  return new Intl.NumberFormat(locale(language), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(figure);
}

/** A share of 1 in whole hundredths. */
export function writeShare(figure: Figure, language: Language): string {
  if (!isPresent(figure)) return "–";
  return new Intl.NumberFormat(locale(language), { style: "percent", maximumFractionDigits: 0 }).format(figure);
}
