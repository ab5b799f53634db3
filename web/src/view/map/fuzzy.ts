// Finding by a few letters, the way Norwegians type: å may be written aa or a,
// ø as oe or o, æ as ae or a, and accents may be left out.

const folds: readonly (readonly [RegExp, string])[] = [
  [/\p{M}/gu, ""],
  [/[æä]/g, "a"],
  [/[øö]/g, "o"],
  [/aa|ae/g, "a"],
  [/oe/g, "o"],
];

/** A text as it is compared: the same for all ways of writing it. */
export function foldText(text: string): string {
  return folds.reduce((t, [from, to]) => t.replace(from, to), text.toLowerCase().normalize("NFD"));
}

/**
 * How well a text fits what was typed: the higher, the better; undefined when it
 * does not. Beginnings go before words, words before parts, parts before initials
 * and letters with others between.
 */
export function fit(query: string, text: string): number | undefined {
  const q = foldText(query.trim());
  const t = foldText(text);
  if (q === "") return 0;
  const at = t.indexOf(q);
  if (at === 0) return 100 - Math.min(20, t.length - q.length) / 10;
  if (at > 0) return (/[^\p{L}\p{N}]/u.test(t[at - 1] ?? "") ? 80 : 60) - Math.min(at, 50) / 10;
  if (initials(t).startsWith(q)) return 50;
  return scattered(q, t) ? 20 - Math.min(t.length, 100) / 10 : undefined;
}

function initials(text: string): string {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word[0] ?? "")
    .join("");
}

function scattered(query: string, text: string): boolean {
  if (query.length < 3) return false; // two letters are somewhere in almost any name
  let from = 0;
  for (const letter of query) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** The best of a list for what was typed, the best first; equals stay in their order. */
export function best<T>(query: string, list: readonly T[], textsOf: (one: T) => readonly string[], most: number): T[] {
  const found: { one: T; fits: number }[] = [];
  for (const one of list) {
    const fits = Math.max(...textsOf(one).map((text) => fit(query, text) ?? -1));
    if (fits >= 0) found.push({ one, fits });
  }
  return found
    .sort((a, b) => b.fits - a.fits)
    .slice(0, most)
    .map((f) => f.one);
}
