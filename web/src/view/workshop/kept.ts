// What the page must not lose when it is loaded again, until its tab is closed.
import { useCallback, useState } from "react";

/** State that is kept with the tab under a name. */
export function useKept<T>(name: string, otherwise: T): [T, (change: (before: T) => T) => void] {
  const shelf = `interessentkart.${name}`;
  const [value, setValue] = useState<T>(() => {
    try {
      const found = sessionStorage.getItem(shelf);
      return found === null ? otherwise : (JSON.parse(found) as T);
    } catch {
      return otherwise;
    }
  });
  const change = useCallback(
    (edit: (before: T) => T) =>
      setValue((before) => {
        const after = edit(before);
        try {
          sessionStorage.setItem(shelf, JSON.stringify(after));
        } catch {
          // It holds as long as the page is open.
        }
        return after;
      }),
    [shelf],
  );
  return [value, change];
}
