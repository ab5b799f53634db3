// A table as a file for a spreadsheet.
import type { Language } from "../../words/language";

/** A number, or what stands for one that is absent. */
type Cell = number | object;

/** What starts a formula in a spreadsheet is text here. */
function cell(text: string, separator: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function number(figure: Cell, decimal: string): string {
  return typeof figure === "number" ? String(figure).replace(".", decimal) : "";
}

/** A table with headings, as spreadsheets of the language read it. Absent figures are empty. */
export function toCSV(headings: readonly string[], rows: readonly (readonly (string | Cell)[])[], language: Language): string {
  const [separator, decimal] = language === "en" ? [",", "."] : [";", ","];
  const write = (value: string | Cell) => (typeof value === "string" ? cell(value, separator) : number(value, decimal));
  return `\uFEFF${[headings, ...rows].map((row) => row.map(write).join(separator)).join("\r\n")}\r\n`;
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
