// What the map knows of a theme or a model, what it asks, and where that comes from.
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import type { Statement } from "./model";
import { themeWords } from "./words";

interface FactsProps {
  facts: readonly Statement[];
  /** The fact whose actors a table shows, and a way to choose it; without a table neither. */
  picked?: string;
  pick?: (key: string) => void;
}

/** What the map knows. */
export function Facts({ facts, picked, pick }: FactsProps) {
  const say = useSay(themeWords);
  const language = useLanguage();
  if (facts.length === 0) return null;
  return (
    <>
      <h4 className="ds-heading" data-size="2xs">
        {say("knows")}
      </h4>
      <ul className="facts">
        {facts.map((f) => (
          <li key={f.key} data-fact={f.key}>
            {f.text[language]}{" "}
            {pick && f.actors && f.actors.length > 0 && (
              <button
                type="button"
                className="ds-button"
                data-size="sm"
                data-variant="tertiary"
                aria-pressed={picked === f.key}
                onClick={() => pick(picked === f.key ? "" : f.key)}
              >
                {say("showThese", { n: f.actors.length })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is to be talked about. */
export function Questions({ questions }: { questions: readonly Statement[] }) {
  const say = useSay(themeWords);
  const language = useLanguage();
  return (
    <>
      <h4 className="ds-heading" data-size="2xs">
        {say("asks")}
      </h4>
      {questions.length === 0 && <p className="ds-paragraph">{say("asksNone")}</p>}
      <ul className="questions">
        {questions.map((q) => (
          <li key={q.key}>{q.text[language]}</li>
        ))}
      </ul>
    </>
  );
}
