import { createContext, useContext } from "react";
import type { Language } from "../../words/language";
import type { Appearance } from "./settings";

/** What the reader has chosen, and ways to choose anew. */
export interface Settings {
  readonly language: Language;
  setLanguage(language: Language): void;
  readonly appearance: Appearance;
  setAppearance(appearance: Appearance): void;
}

export const SettingsContext = createContext<Settings>({
  language: "nb",
  setLanguage: () => {},
  appearance: "auto",
  setAppearance: () => {},
});

export function useSettings(): Settings {
  return useContext(SettingsContext);
}
