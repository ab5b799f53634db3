// Sentences in three languages, from data/words. Each view has an area of its
// own, so that it is loaded with the view; a missing key in a language does not
// compile.
import { useMemo } from "react";
import { type Language, useLanguage } from "./language";

export type Texts<K extends string> = Readonly<Record<K, string>>;
export type Dictionary<K extends string> = Readonly<Record<Language, Texts<K>>>;
export type Values = Readonly<Record<string, string | number>>;

/** Gathers one view's sentences. */
export function dictionary<T extends Readonly<Record<string, string>>>(
  nb: T,
  nn: Texts<keyof T & string>,
  en: Texts<keyof T & string>,
): Dictionary<keyof T & string> {
  return { nb, nn, en };
}

/**
 * Fills in {name}, and picks by a number in {name|one|many}; what is not given
 * stays as it is, so that it is seen.
 */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return many === undefined ? String(value) : String(value === 1 ? one : many);
  });
}

/** Says a sentence of a dictionary. */
export type Speak<K extends string> = (key: K, values?: Values) => string;

/** A function that says the sentences of a dictionary in one language. */
export function speaker<K extends string>(texts: Dictionary<K>, language: Language): Speak<K> {
  return (key, values) => fill(texts[language][key], values);
}

/** A function that says the sentences of a dictionary in the page's language. */
export function useSay<K extends string>(texts: Dictionary<K>): Speak<K> {
  const language = useLanguage();
  return useMemo(() => speaker(texts, language), [texts, language]);
}

/** A word as it begins a line: «stat» becomes «Stat». */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
