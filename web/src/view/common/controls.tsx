// Small fields of the board's dialogs.
import { type ReactNode, useId } from "react";

interface Option {
  readonly value: string;
  readonly label: string;
}

interface ChooseProps {
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  hint?: string;
}

/** One of several values. */
export function Choose({ label, value, options, onChange, hint }: ChooseProps) {
  const id = useId();
  return (
    <div className="ds-field">
      <label className="ds-label" data-size="sm" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} data-field="description" className="ds-paragraph" data-size="sm">
          {hint}
        </p>
      )}
      <select id={id} className="ds-input" data-size="sm" value={value} aria-describedby={hint ? `${id}-hint` : undefined} onChange={(e) => onChange(e.target.value)}>
        {options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface WriteProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  /** Lines; 1 for a line that cannot be broken. */
  rows?: number;
  names?: string;
}

/** A text. */
export function Write({ label, value, onChange, required, rows = 1, names }: WriteProps) {
  const id = useId();
  return (
    <div className="ds-field">
      <label className="ds-label" data-size="sm" htmlFor={id}>
        {label}
      </label>
      {rows > 1 ? (
        <textarea id={id} className="ds-input" data-size="sm" rows={rows} value={value} onChange={(e) => onChange(e.target.value)} />
      ) : (
        <input id={id} className="ds-input" data-size="sm" value={value} required={required} maxLength={200} list={names} autoComplete="off" onChange={(e) => onChange(e.target.value)} />
      )}
    </div>
  );
}

/** Something that is so or not. */
export function Tick({ label, on, onChange }: { label: ReactNode; on: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <div className="ds-field" data-size="sm">
      <input id={id} type="checkbox" className="ds-input" checked={on} onChange={(e) => onChange(e.target.checked)} />
      <label className="ds-label" data-weight="regular" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}
