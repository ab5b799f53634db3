import { type ReactNode, useId } from "react";

/** One of several that exclude each other; those of one name belong together. */
export function Pick({ name, label, on, onPick }: { name: string; label: ReactNode; on: boolean; onPick: () => void }) {
  const id = useId();
  return (
    <div className="ds-field" data-size="sm">
      <input id={id} type="radio" name={name} className="ds-input" checked={on} onChange={onPick} />
      <label className="ds-label" data-weight="regular" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}
