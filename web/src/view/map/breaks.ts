// Long Norwegian names are put together from parts: between them a line may break.
const part =
  /(departement|direktorat|forvaltning|administrasjon|myndighet|organisasjon|register|kommune|foreninge?n?|selskap|virksomhet|tjeneste|samarbeid|utvikling|sikkerhet|beredskap|etaten)/gi;
const longest = 14; // letters that fit on a line of a chip

/** The name with soft hyphens in its long words. They show only where a line breaks. */
export function breakable(name: string): string {
  return name.replace(/\p{L}+/gu, (word) => (word.length > longest ? word.replace(part, (found, _, at: number) => (at > 2 ? `\u00AD${found}` : found)) : word));
}
