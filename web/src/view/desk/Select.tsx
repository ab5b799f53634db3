interface Props<T extends string> {
  label: string;
  value: T;
  values: readonly T[];
  name: (value: T) => string;
  onChange: (value: T) => void;
}

/** One of several, with its label. */
export function Select<T extends string>({ label, value, values, name, onChange }: Props<T>) {
  return (
    <label className="ds-field">
      <span className="ds-label" data-size="sm">
        {label}
      </span>
      <select className="ds-input" data-size="sm" value={value} onChange={(e) => onChange(values.find((v) => v === e.target.value) ?? value)}>
        {values.map((v) => (
          <option key={v} value={v}>
            {name(v)}
          </option>
        ))}
      </select>
    </label>
  );
}
