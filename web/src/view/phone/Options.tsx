import type { ReactNode } from "react";
import { useSay } from "../../words/dictionary";
import { languageNames, languages } from "../../words/language";
import { appearances } from "../common/settings";
import { useSettings } from "../common/SettingsContext";
import { commonWords } from "../common/words";
import { usePhoneSay } from "./words";

/** Language and colours, folded away, with what the page adds. */
export function Options({ children }: { children?: ReactNode }) {
  const say = usePhoneSay();
  const common = useSay(commonWords);
  const { language, setLanguage, appearance, setAppearance } = useSettings();
  return (
    <details className="phone-options">
      <summary>{say("settings")}</summary>
      <div className="phone-form">
        <label className="ds-field">
          <span className="ds-label">{common("language")}</span>
          <select className="ds-input" value={language} onChange={(e) => setLanguage(languages.find((l) => l === e.target.value) ?? "nb")}>
            {languages.map((l) => (
              <option key={l} value={l} lang={l}>
                {languageNames[l]}
              </option>
            ))}
          </select>
        </label>
        <label className="ds-field">
          <span className="ds-label">{common("appearance")}</span>
          <select className="ds-input" value={appearance} onChange={(e) => setAppearance(appearances.find((a) => a === e.target.value) ?? "auto")}>
            {appearances.map((a) => (
              <option key={a} value={a}>
                {common(a)}
              </option>
            ))}
          </select>
        </label>
        {children}
      </div>
    </details>
  );
}
