import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import type { Found } from "../../model/analysis";
import { analysisWords } from "./words";

const colours = { added: "warning", removed: "success", changed: "info" } as const;

/** Findings that came, went or changed. */
export function FoundList({ found }: { found: readonly Found[] }) {
  const say = useSay(analysisWords);
  const language = useLanguage();
  return (
    <ul className="lines">
      {found.map((f) => {
        const finding = f.after ?? f.before;
        return (
          <li key={finding?.id}>
            <span className="ds-tag" data-size="sm" data-color={colours[f.what]}>
              {say(f.what)}
            </span>{" "}
            {finding?.text[language]}
          </li>
        );
      })}
    </ul>
  );
}
