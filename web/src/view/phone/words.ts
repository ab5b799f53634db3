// The phone's words, loaded one language at a time.
import { createContext, useContext, useMemo } from "react";
import { type Speak, speaker } from "../../words/dictionary";
import { type Language, useLanguage } from "../../words/language";
import type { PhoneKey, PhoneTexts } from "./words/texts";

/** Loads the words of a language: those of the phone alone, and of values. */
export async function loadPhoneTexts(language: Language): Promise<PhoneTexts> {
  switch (language) {
    case "nb":
      return { ...(await import("../../../../data/words/nb/values.json")).default, ...(await import("../../../../data/words/nb/web/phone.json")).default };
    case "nn":
      return { ...(await import("../../../../data/words/nn/values.json")).default, ...(await import("../../../../data/words/nn/web/phone.json")).default };
    case "en":
      return { ...(await import("../../../../data/words/en/values.json")).default, ...(await import("../../../../data/words/en/web/phone.json")).default };
  }
}

export const PhoneTextsContext = createContext<PhoneTexts | undefined>(undefined);

/** A function that says the phone's sentences in the page's language. */
export function usePhoneSay(): Speak<PhoneKey> {
  const language = useLanguage();
  const texts = useContext(PhoneTextsContext);
  return useMemo(() => speaker({ nb: texts, nn: texts, en: texts } as Record<Language, PhoneTexts>, language), [texts, language]);
}
