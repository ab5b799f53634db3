// Codes that people type from a wall: 8 letters and digits, none of which looks
// like another.

/** How many letters a code has. */
export const codeLength = 8;

/** What somebody has typed, in capitals and two groups of four, as the wall shows it. */
export function groupCode(typed: string): string {
  const letters = bareCode(typed);
  return letters.length > 4 ? `${letters.slice(0, 4)} ${letters.slice(4)}` : letters;
}

/** The letters of a typed code: without blanks, hyphens and other signs, in capitals. */
export function bareCode(typed: string): string {
  return typed.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();
}

/** The letters in a typed code that no code has: they look like others. */
export function foreignLetters(typed: string): string[] {
  return [...new Set(bareCode(typed).replace(/[A-HJKMNP-Z2-9]/g, ""))];
}
