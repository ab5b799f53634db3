// The domain's words: labels of values and fields, and a sentence for every
// refusal. They are the server's own, from data/words, loaded one language at
// a time.
import { createContext, useContext } from "react";
import type nb from "../../../data/words/nb.json";
import { fill, type Values } from "./dictionary";
import type { Language } from "./language";

/** A key of data/words. */
export type DomainKey = keyof typeof nb;

/** The words of one language. */
export interface Domain {
  /** A text by its key; the key itself when there is none. */
  text(key: DomainKey, values?: Values): string;
  /** The label of a value: label("kind", "state"). The empty value is unknown. */
  label(type: string, value: string | undefined): string;
  /** The heading of a field: field("actor", "interest"). */
  field(kind: string, name: string): string;
  /** What a code of a refusal means, and what was refused. */
  error(code: string, value?: string): string;
}

const files = import.meta.glob<Record<string, string>>("../../../data/words/*.json", { import: "default" });

/** Loads the words of a language. */
export async function loadDomain(language: Language): Promise<Domain> {
  const load = files[`../../../data/words/${language}.json`];
  return domain(load ? await load() : {});
}

/** The words of a language from their texts. */
export function domain(texts: Readonly<Record<string, string>>): Domain {
  const text = (key: string, values: Values = {}): string => {
    const n = values["n"];
    const found = texts[key] ?? (typeof n === "number" ? texts[`${key}.${n === 1 ? "one" : "other"}`] : undefined) ?? key;
    return fill(found, values);
  };
  return {
    text,
    label: (type, value) => text(`${type}.${value || "unknown"}`),
    field: (kind, name) => text(`field.${kind}.${name}`),
    error: (code, value = "") => (texts[`error.${code}`] === undefined ? `${code} ${value}`.trim() : text(`error.${code}`, { value })),
  };
}

export const DomainContext = createContext<Domain>(domain({}));

/** The domain's words in the page's language. */
export function useDomain(): Domain {
  return useContext(DomainContext);
}
