import type { ReactNode } from "react";
import { useSay } from "../../words/dictionary";
import { languageNames, languages } from "../../words/language";
import { helpAddress, usePlace } from "./address";
import { Select } from "./controls";
import { appearances } from "./settings";
import { useSettings } from "./SettingsContext";
import { commonWords } from "./words";

/** The top of every page: the way home, what the page adds, language and colours. */
export function Header({ children }: { children?: ReactNode }) {
  const say = useSay(commonWords);
  return (
    <header className="header" data-size="sm">
      <a className="skip ds-link" href="#content" onClick={skip}>
        {say("skip")}
      </a>
      <a className="ds-link home" href="#/">
        {say("app")}
      </a>
      {children}
      <a className="ds-link help" href={helpAddress(usePlace())}>
        {say("help")}
      </a>
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
    <details className="choices">
      <summary className="ds-button" data-variant="tertiary" data-size="sm">
        {say("settings")}
      </summary>
      <div className="choices-list">
        <Select label={say("language")} value={language} values={languages} name={(l) => languageNames[l]} onChange={setLanguage} />
        <Select label={say("appearance")} value={appearance} values={appearances} name={say} onChange={setAppearance} />
      </div>
    </details>
  );
}
