import { useEffect, useState } from "react";
import type { Language } from "../../words/language";
import { useLanguage } from "../../words/language";
import { Header } from "../common/Header";
import "./help.css";

const guides: Readonly<Record<Language, () => Promise<{ default: string }>>> = {
  nb: () => import("../../../../data/guide/nb.md"),
  nn: () => import("../../../../data/guide/nn.md"),
  en: () => import("../../../../data/guide/en.md"),
};

/** The user guide in the page's language, at the chapter about the page one came from. */
export default function HelpPage({ chapter }: { chapter: string }) {
  const language = useLanguage();
  const html = useGuide(language);
  useEffect(() => {
    if (html && chapter) document.getElementById(chapter)?.scrollIntoView();
  }, [html, chapter]);
  return (
    <>
      <Header />
      {/* Our own text, turned into HTML when the client was built. */}
      <main className="page guide" id="content" lang={language} dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}

function useGuide(language: Language): string {
  const [html, setHtml] = useState("");
  useEffect(() => {
    let left = false;
    void guides[language]().then((loaded) => !left && setHtml(loaded.default));
    return () => {
      left = true;
    };
  }, [language]);
  return html;
}
