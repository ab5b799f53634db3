import { type ReactNode, useId } from "react";
import { useSay } from "../../words/dictionary";
import { languageNames, languages } from "../../words/language";
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
      <a className="ds-link help" href="#/hjelp">
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
        <Choice label={say("language")} value={language} values={languages} name={(l) => languageNames[l]} onChoose={setLanguage} lang />
        <Choice label={say("appearance")} value={appearance} values={appearances} name={say} onChoose={setAppearance} />
      </div>
    </details>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  values: readonly T[];
  name: (value: T) => string;
  onChoose: (value: T) => void;
  /** The values are languages, each written in itself. */
  lang?: boolean;
}

function Choice<T extends string>({ label, value, values, name, onChoose, lang }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className="ds-field">
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="ds-input" value={value} onChange={(e) => onChoose(values.find((v) => v === e.target.value) ?? value)}>
        {values.map((v) => (
          <option key={v} value={v} lang={lang ? v : undefined}>
            {name(v)}
          </option>
        ))}
      </select>
    </div>
  );
}
