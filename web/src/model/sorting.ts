// Sorting for people: æ, ø, å last, aa as å.
const collator = new Intl.Collator("nb-NO", { numeric: true, sensitivity: "variant" });

/** Compares names in the Norwegian order. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}
