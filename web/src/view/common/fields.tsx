// Fields that save what one has typed or chosen when one leaves them.
import { type KeyboardEvent, useId, useState } from "react";
import { useDomain } from "../../words/domain";
import { Choose } from "./controls";

interface TextProps {
  label: string;
  value: string | undefined;
  onSave: (value: string) => void;
  /** Running text on several lines. */
  long?: boolean;
  disabled?: boolean;
}

// Characters that the server takes in a name and in running text.
const nameLength = 200;
const textLength = 20_000;

// Draft is what somebody has typed. Once it is saved it is shown until the
// value changes, and for good if the value was refused.
interface Draft {
  readonly text: string;
  /** The value that it began as. */
  readonly base: string;
  readonly saved?: boolean;
}

/** A text that is saved when the field is left or Enter is pressed; Escape brings the old one back. */
export function TextField({ label, value = "", onSave, long, disabled }: TextProps) {
  const id = useId();
  const [draft, setDraft] = useState<Draft>();
  const text = !draft || (draft.saved && draft.base !== value) ? value : draft.text;
  const type = (typed: string) => setDraft({ text: typed, base: value });
  const save = () => {
    if (!draft || draft.saved) return;
    const wanted = draft.text.trim();
    if (wanted === value) return setDraft(undefined);
    setDraft({ ...draft, saved: true });
    onSave(wanted);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !long) save();
    if (event.key === "Escape" && draft) {
      event.stopPropagation();
      setDraft(undefined);
    }
  };
  const shared = { id, className: "ds-input", "data-size": "sm", value: text, disabled, onBlur: save, onKeyDown: key };
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      {long ? (
        <textarea {...shared} rows={2} maxLength={textLength} onChange={(e) => type(e.target.value)} />
      ) : (
        <input {...shared} maxLength={nameLength} onChange={(e) => type(e.target.value)} />
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  /** The type of the values, as the domain's words name it. */
  type: string;
  value: T | "" | undefined;
  values: readonly T[];
  onSave: (value: T | "") => void;
  /** There is no «not stated» to choose. */
  required?: boolean;
  disabled?: boolean;
}

/** One of a list of values, or not stated. */
export function ChoiceField<T extends string>({ label, type, value = "", values, onSave, required, disabled }: ChoiceProps<T>) {
  const domain = useDomain();
  const offered: readonly (T | "")[] = required ? values : ["", ...values];
  const options = offered.map((v) => ({ value: v, label: domain.label(type, v) }));
  return <Choose label={label} value={value} options={options} disabled={disabled} onChange={(chosen) => onSave(values.find((v) => v === chosen) ?? "")} />;
}
