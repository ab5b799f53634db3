// Sentences in three languages. Each view has a dictionary of its own, so that
// it is loaded with the view; a missing key in a language does not compile.
import { useMemo } from "react";
import { type Language, locale, useLanguage } from "./language";

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

/** The part of `one|many` that fits a number. A text without a bar fits all. */
export function plural(text: string, language: Language, n: number): string {
  const bar = text.indexOf("|");
  if (bar < 0) return text;
  const one = new Intl.PluralRules(locale(language)).select(n) === "one";
  return one ? text.slice(0, bar) : text.slice(bar + 1);
}

/** Says a sentence of a dictionary. A value `n` picks between `one|many`. */
export type Speak<K extends string> = (key: K, values?: Values) => string;

/** A function that says the sentences of a dictionary in one language. */
export function speaker<K extends string>(texts: Dictionary<K>, language: Language): Speak<K> {
  return (key, values) => {
    const text = texts[language][key];
    const n = values?.["n"];
    return fill(typeof n === "number" ? plural(text, language, n) : text, values);
  };
}

/** A function that says the sentences of a dictionary in the page's language. */
export function useSay<K extends string>(texts: Dictionary<K>): Speak<K> {
  const language = useLanguage();
  return useMemo(() => speaker(texts, language), [texts, language]);
}
