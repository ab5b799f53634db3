import { useMemo } from "react";
import { locale, useLanguage } from "../../../words/language";

/** Ways to write numbers in the page's language. */
export function useNumbers() {
  const language = useLanguage();
  return useMemo(() => {
    const percent = new Intl.NumberFormat(locale(language), { style: "percent", maximumFractionDigits: 0 });
    const plain = new Intl.NumberFormat(locale(language));
    return { share: (share: number) => percent.format(share), number: (n: number) => plain.format(n) };
  }, [language]);
}
