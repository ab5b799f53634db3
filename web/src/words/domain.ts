// The domain's words: labels of values and fields, and a sentence for every
// refusal. They are the server's own, from data/words, loaded one language at
// a time.
import { createContext, useContext } from "react";
import type analysis from "../../../data/words/nb/analysis.json";
import type diff from "../../../data/words/nb/diff.json";
import type domainWords from "../../../data/words/nb/domain.json";
import type errors from "../../../data/words/nb/errors.json";
import type fields from "../../../data/words/nb/fields.json";
import type valueWords from "../../../data/words/nb/values.json";
import type sources from "../../../data/words/nb/sources.json";
import { fill, type Values } from "./dictionary";
import type { Language } from "./language";

type Areas = typeof domainWords & typeof valueWords & typeof fields & typeof errors & typeof analysis & typeof diff & typeof sources;

/** A key of those areas of data/words that are shared with the server. */
export type DomainKey = keyof Areas;

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

const files = import.meta.glob<Record<string, string>>("../../../data/words/*/{domain,values,fields,errors,analysis,diff,sources}.json", {
  import: "default",
});

/** Loads the words of a language. */
export async function loadDomain(language: Language): Promise<Domain> {
  const areas = Object.entries(files).filter(([path]) => path.startsWith(`../../../data/words/${language}/`));
  return domain(Object.assign({}, ...(await Promise.all(areas.map(([, load]) => load())))) as Record<string, string>);
}

/** The words of a language from their texts. */
export function domain(texts: Readonly<Record<string, string>>): Domain {
  const text = (key: string, values: Values = {}): string => fill(texts[key] ?? key, values);
  return {
    text,
    label: (type, value) => text(`${type}.${value || "unknown"}`),
    field: (kind, name) => text(`field.${kind}.${name}`),
    error: (code, value = "") => text(texts[`error.${code}`] === undefined ? "error.fault" : `error.${code}`, { value }),
  };
}

export const DomainContext = createContext<Domain>(domain({}));

/** The domain's words in the page's language. */
export function useDomain(): Domain {
  return useContext(DomainContext);
}
