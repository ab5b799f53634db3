// What the reader has chosen for this browser.
import { useCallback, useEffect, useState } from "react";
import { chooseLanguage, type Language, languages } from "../../words/language";

export const appearances = ["auto", "light", "dark"] as const;
export type Appearance = (typeof appearances)[number];

function stored<T extends string>(key: string, known: readonly T[], otherwise: T): T {
  try {
    const found = localStorage.getItem(`interessentkart.${key}`);
    return known.find((k) => k === found) ?? otherwise;
  } catch {
    return otherwise; // the browser keeps nothing
  }
}

function useStored<T extends string>(key: string, known: readonly T[], otherwise: T): [T, (value: T) => void] {
  const [value, setValue] = useState(() => stored(key, known, otherwise));
  const set = useCallback(
    (chosen: T) => {
      setValue(chosen);
      try {
        localStorage.setItem(`interessentkart.${key}`, chosen);
      } catch {
        // It holds as long as the page is open.
      }
    },
    [key],
  );
  return [value, set];
}

/** The language, and a way to choose another. */
export function useLanguageSetting(): [Language, (language: Language) => void] {
  const setting = useStored("language", languages, chooseLanguage(navigator.languages));
  const language = setting[0];
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return setting;
}

/** Light or dark, and a way to choose. */
export function useAppearanceSetting(): [Appearance, (appearance: Appearance) => void] {
  const setting = useStored("appearance", appearances, "auto");
  const appearance = setting[0];
  useEffect(() => {
    document.body.dataset["colorScheme"] = appearance;
  }, [appearance]);
  return setting;
}
