// The phone's words, loaded one language at a time.
import { createContext, useContext, useMemo } from "react";
import { type Speak, speaker } from "../../words/dictionary";
import { type Language, useLanguage } from "../../words/language";
import type { PhoneKey, PhoneTexts } from "./words/texts";

/** Loads the words of a language. */
export async function loadPhoneTexts(language: Language): Promise<PhoneTexts> {
  switch (language) {
    case "nb":
      return (await import("./words/nb")).nb;
    case "nn":
      return (await import("./words/nn")).nn;
    case "en":
      return (await import("./words/en")).en;
  }
}

export const PhoneTextsContext = createContext<PhoneTexts | undefined>(undefined);

/** A function that says the phone's sentences in the page's language. */
export function usePhoneSay(): Speak<PhoneKey> {
  const language = useLanguage();
  const texts = useContext(PhoneTextsContext);
  return useMemo(() => speaker({ nb: texts, nn: texts, en: texts } as Record<Language, PhoneTexts>, language), [texts, language]);
}
