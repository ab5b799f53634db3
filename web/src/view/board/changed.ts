// Which fields of a record a dialog has changed: only they are sent, so that
// two who edit one record do not undo each other.

/** The fields of `after` that are not as in `before`; an absent text is an empty one. */
export function changedFields<T extends object>(before: Partial<T>, after: T): Partial<T> {
  const found: Partial<T> = {};
  for (const key of Object.keys(after) as (keyof T)[]) {
    if (!same(before[key], after[key])) found[key] = after[key];
  }
  return found;
}

function same(a: unknown, b: unknown): boolean {
  if (typeof b === "object" && b !== null) {
    const [x, y] = [(a ?? {}) as Record<string, unknown>, b as Record<string, unknown>];
    return [...new Set([...Object.keys(x), ...Object.keys(y)])].every((k) => same(x[k], y[k]));
  }
  return (a || undefined) === (b || undefined);
}
