// Fields that tell at once what one types or chooses. Those that save by
// themselves are in fields.tsx.
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
  disabled?: boolean | undefined;
}

/** One of several values. */
export function Choose({ label, value, options, onChange, hint, disabled }: ChooseProps) {
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
      <select
        id={id}
        className="ds-input"
        data-size="sm"
        value={value}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(e) => onChange(e.target.value)}
      >
        {options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SelectProps<T extends string> {
  label: string;
  value: T;
  values: readonly T[];
  name: (value: T) => string;
  onChange: (value: T) => void;
}

/** One of several values of a type, each with its name. */
export function Select<T extends string>({ label, value, values, name, onChange }: SelectProps<T>) {
  const options = values.map((v) => ({ value: v, label: name(v) }));
  return <Choose label={label} value={value} options={options} onChange={(chosen) => onChange(values.find((v) => v === chosen) ?? value)} />;
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
        <input
          id={id}
          className="ds-input"
          data-size="sm"
          value={value}
          required={required}
          maxLength={200}
          list={names}
          autoComplete="off"
          onChange={(e) => onChange(e.target.value)}
        />
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
