import { useState } from "react";
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { useMap } from "../common/live";
import { workshopWords } from "./words";

// What the map does not know, in the order of the privacy text.
const fields = ["controller", "contact", "officer", "until", "basis", "recipients", "transfer"] as const;
type Filled = Partial<Record<(typeof fields)[number], string>>;

const longest = 300; // as much as there is room for in a line of the text

/** What a workshop needs on paper, with what the text about personal data must say filled in. */
export function Kit() {
  const say = useSay(workshopWords);
  const lang = useLanguage();
  const { id } = useMap();
  const [filled, fill] = useRemembered();
  const query = new URLSearchParams({ lang });
  for (const field of fields) if (filled[field]) query.set(field, filled[field]);
  return (
    <div className="run-form">
      <p className="ds-paragraph">{say("kitText")}</p>
      <details className="ds-details">
        <summary>{say("kitFields")}</summary>
        <div className="run-form">
          <p className="ds-paragraph" data-size="sm">
            {say("kitFieldsText")}
          </p>
          {fields.map((field) => (
            <label key={field} className="ds-field">
              <span className="ds-label">{say(`kit.${field}`)}</span>
              <input
                className="ds-input"
                type={field === "until" ? "date" : "text"}
                maxLength={longest}
                value={filled[field] ?? ""}
                onChange={(e) => fill({ ...filled, [field]: e.target.value })}
              />
            </label>
          ))}
        </div>
      </details>
      <p className="ds-paragraph">
        <a className="ds-link" href={`/api/maps/${id}/kit.zip?${query.toString()}`} download>
          {say("kit")}
        </a>
      </p>
    </div>
  );
}

const shelf = "interessentkart.kit";

/** What was filled in, which the browser remembers from one workshop to the next. */
function useRemembered(): [Filled, (filled: Filled) => void] {
  const [filled, setFilled] = useState(recall);
  const remember = (next: Filled) => {
    setFilled(next);
    try {
      localStorage.setItem(shelf, JSON.stringify(next));
    } catch {
      // It holds as long as the page is open.
    }
  };
  return [filled, remember];
}

function recall(): Filled {
  const filled: Filled = {};
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(shelf) ?? "{}");
    for (const [key, value] of Object.entries(kept ?? {})) {
      const field = fields.find((f) => f === key);
      if (field && typeof value === "string") filled[field] = value;
    }
  } catch {
    // The browser keeps nothing, or something that is not ours.
  }
  return filled;
}
