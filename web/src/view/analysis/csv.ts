// A table as a file for a spreadsheet.
import type { Language } from "../../words/language";
import { type Figure, type Table } from "./model";
import { isPresent } from "./figures";

/** What starts a formula in a spreadsheet is text here. */
function cell(text: string, separator: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function number(figure: Figure, decimal: string): string {
  return isPresent(figure) ? String(figure).replace(".", decimal) : "";
}

/** A table with headings, as spreadsheets of the language read it. Absent figures are empty. */
export function toCSV(headings: readonly string[], rows: readonly (readonly (string | Figure)[])[], language: Language): string {
  const [separator, decimal] = language === "en" ? [",", "."] : [";", ","];
  const write = (value: string | Figure) => (typeof value === "string" ? cell(value, separator) : number(value, decimal));
  return `\uFEFF${[headings, ...rows].map((row) => row.map(write).join(separator)).join("\r\n")}\r\n`;
}

/** The rows of a table of measures, each with what is told of the actor first. */
export function csvRows(table: Table, facts: (actor: string) => readonly string[]): (string | Figure)[][] {
  return table.rows.map((row) => [row.name, ...facts(row.actor), ...row.values]);
}

/** Has the browser save a text as a file. */
export function save(name: string, media: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type: media }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
