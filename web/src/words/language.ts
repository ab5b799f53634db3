// The language of the page: what the reader chose, else what the browser asks
// for, else bokmål.
import { createContext, useContext } from "react";

export const languages = ["nb", "nn", "en"] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { nb: "Bokmål", nn: "Nynorsk", en: "English" };

/** The best of our languages for what the browser asks for; bokmål otherwise. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const code = tag.toLowerCase().split("-")[0];
    if (code === "nb" || code === "nn" || code === "en") return code;
    if (code === "no") return "nb";
  }
  return "nb";
}

/** The locale for Intl. Browsers lack nynorsk and would fall back to English: bokmål is nearer. */
export function locale(language: Language): string {
  return language === "en" ? "en-GB" : "nb-NO";
}

export const LanguageContext = createContext<Language>("nb");

/** The language of the page. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}
