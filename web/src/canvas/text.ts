// Measuring and wrapping names. Widths are measured once a word and kept.

/** Measures text in map units. */
export interface Ruler {
  /** The width of text of the given size in map units. */
  width(text: string, size: number, bold: boolean): number;
}

/** A name broken into lines. */
export interface Block {
  readonly lines: readonly string[];
  readonly size: number;
  readonly bold: boolean;
  readonly width: number;
  readonly height: number;
  /** Something was left out. */
  readonly cut: boolean;
}

/** The distance between lines as a share of the size of the text. */
export const leading = 1.2;

/** The family that names are written in. */
export const family = '"Inter Variable", "Liberation Sans", Arial, sans-serif';

/** A ruler that asks the browser, and remembers the answers. */
export function browserRuler(context: CanvasRenderingContext2D): Ruler {
  const known = [new Map<string, number>(), new Map<string, number>()];
  return {
    width(text, size, bold) {
      const cache = known[bold ? 1 : 0]!;
      let width = cache.get(text);
      if (width === undefined) {
        context.font = `${bold ? 700 : 400} 100px ${family}`;
        width = context.measureText(text).width / 100;
        cache.set(text, width);
      }
      return width * size;
    },
  };
}

/** A ruler for where nothing can be measured: letters of half the size's width. */
export const roughRuler: Ruler = { width: (text, size, bold) => [...text].length * size * (bold ? 0.58 : 0.55) };

/** Parts that long Norwegian names are put together from; a word that is too long is broken before one. */
const parts =
  /(departement|direktorat|forvaltning|administrasjon|tilsyn|etat(?:en)?$|register|registr|kommune|forbund|foreninge?n?|organisasjon|myndighet|selskap|virksomhet|sekretariat|tjeneste|senter|samarbeid|utvikling|sikkerhet|beredskap|forsikring|inkludering|velferd)/gi;

/** Breaks text into at most so many lines of a width; what does not fit ends in an ellipsis. */
export function wrap(ruler: Ruler, text: string, size: number, bold: boolean, width: number, most: number): Block {
  const measure = (line: string) => ruler.width(line, size, bold);
  const lines: string[] = [];
  let rest = text.replace(/\s+/g, " ").trim();
  let cut = false;
  while (rest && !cut) {
    const line = firstLine(rest, width, measure);
    cut = lines.length + 1 === most && line.used < rest.length;
    lines.push(cut ? shortened(rest, width, measure) : line.text);
    rest = rest.slice(line.used).trimStart();
  }
  return { lines, size, bold, width: Math.max(0, ...lines.map(measure)), height: lines.length * size * leading, cut };
}

/** The first of several wraps, as pairs of width and lines, that holds all of a text; the last one if none does. */
export function wrapBest(ruler: Ruler, text: string, size: number, bold: boolean, tries: readonly (readonly [number, number])[]): Block {
  let block: Block | undefined;
  for (const [width, most] of tries) {
    block = wrap(ruler, text, size, bold, width, most);
    if (!block.cut) break;
  }
  return block ?? wrap(ruler, text, size, bold, Infinity, 1);
}

type Measure = (line: string) => number;

/** The longest beginning that fits: whole words, else a part of a word, else as many letters as there is room for. */
function firstLine(text: string, width: number, measure: Measure): { text: string; used: number } {
  if (measure(text) <= width) return { text, used: text.length };
  const break_ = lastFitting(borders(text), text, width, measure);
  if (break_ > 0) return { text: lined(text, break_), used: break_ };
  let n = 1;
  const letters = [...text];
  while (n < letters.length && measure(`${letters.slice(0, n + 1).join("")}-`) <= width) n++;
  const used = letters.slice(0, n).join("").length;
  return { text: lined(text, used), used };
}

/** A line that ends at a border of a text, with the hyphen that it needs. */
function lined(text: string, border: number): string {
  const line = text.slice(0, border).trimEnd();
  return /[\s/–-]/.test(text[border - 1] ?? "") || /\s/.test(text[border] ?? " ") ? line : `${line}-`;
}

/** Where a text may be broken, ascending; inside words only where one is longer than most. */
function borders(text: string): number[] {
  const found: number[] = [];
  for (const m of text.matchAll(/[\s/–-]+/g)) found.push(m.index + m[0].length);
  for (const m of text.matchAll(parts)) if (m.index > 2 && /\p{L}{3}$/u.test(text.slice(0, m.index))) found.push(m.index);
  return found.sort((a, b) => a - b);
}

function lastFitting(places: readonly number[], text: string, width: number, measure: Measure): number {
  let best = 0;
  for (const place of places) {
    if (measure(lined(text, place)) > width) break;
    best = place;
  }
  return best;
}

/** The longest beginning of a text that fits with an ellipsis. */
function shortened(text: string, width: number, measure: Measure): string {
  const letters = [...text];
  let n = letters.length;
  while (n > 1 && measure(`${letters.slice(0, n).join("").trimEnd()}…`) > width) n = Math.min(n - 1, Math.ceil(n * 0.9));
  return `${letters.slice(0, n).join("").trimEnd()}…`;
}
