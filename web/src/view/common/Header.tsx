import type { ReactNode } from "react";
import { useSay } from "../../words/dictionary";
import { languageNames, languages } from "../../words/language";
import { appearances } from "./settings";
import { useSettings } from "./SettingsContext";
import { commonWords } from "./words";

/** The top of every page: the way home, what the page adds, language and colours. */
export function Header({ children }: { children?: ReactNode }) {
  const say = useSay(commonWords);
  return (
    <header className="header">
      <a className="skip ds-link" href="#content" onClick={skip}>
        {say("skip")}
      </a>
      <a className="ds-link home" href="#/">
        {say("app")}
      </a>
      {children}
      <Choices />
    </header>
  );
}

// The address names the page, so that the link itself may not change it.
function skip(event: { preventDefault: () => void }) {
  event.preventDefault();
  const content = document.getElementById("content");
  content?.setAttribute("tabindex", "-1");
  content?.focus();
}

function Choices() {
  const say = useSay(commonWords);
  const { language, setLanguage, appearance, setAppearance } = useSettings();
  return (
    <div className="choices">
      <select
        className="ds-input"
        data-size="sm"
        aria-label={say("language")}
        value={language}
        onChange={(e) => setLanguage(languages.find((l) => l === e.target.value) ?? "nb")}
      >
        {languages.map((l) => (
          <option key={l} value={l} lang={l}>
            {languageNames[l]}
          </option>
        ))}
      </select>
      <select
        className="ds-input"
        data-size="sm"
        aria-label={say("appearance")}
        value={appearance}
        onChange={(e) => setAppearance(appearances.find((a) => a === e.target.value) ?? "auto")}
      >
        {appearances.map((a) => (
          <option key={a} value={a}>
            {say(a)}
          </option>
        ))}
      </select>
    </div>
  );
}
