// The list under a field in which one types to find something. The keyboard works
// from the field, which names the option that is marked; HTML has no element for it.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { first } from "./first";

/** What the field and its list need to know of each other. */
interface Props<T> {
  label: string;
  /** The field's own id, for a label outside; its name is the label otherwise. */
  id?: string;
  placeholder: string;
  /** Has the focus when its dialog opens. */
  leads: boolean;
  text: string;
  onText: (text: string) => void;
  found: readonly T[];
  keyOf: (one: T) => string;
  show: (one: T) => ReactNode;
  onPick: (one: T) => void;
  /** Backspace in the empty field. */
  onBack?: () => void;
}

/** A field to find by typing; arrows go through what was found, Enter takes it. */
export function FindField<T>({ label, id, placeholder, leads, text, onText, found, keyOf, show, onPick, onBack }: Props<T>) {
  const list = useId();
  const [wanted, setAt] = useState(0);
  const at = Math.min(wanted, found.length - 1);
  const marked = found[at];
  const key = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Backspace" && text === "") return onBack?.();
    if (step && found.length > 0) setAt((at + step + found.length) % found.length);
    else if (event.key === "Enter" && marked !== undefined) onPick(marked);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        {...(leads && { ref: first })}
        {...(id === undefined ? { "aria-label": label } : { id })}
        className="ds-input"
        role="combobox"
        autoComplete="off"
        placeholder={placeholder}
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-activedescendant={marked && `${list}-${at}`}
        value={text}
        onChange={(e) => {
          onText(e.target.value);
          setAt(0);
        }}
        onKeyDown={key}
      />
      <div id={list} className="map-hits" role="listbox" aria-label={label} hidden={found.length === 0}>
        {found.map((one, i) => (
          <div key={keyOf(one)} id={`${list}-${i}`} role="option" aria-selected={i === at} tabIndex={-1} onClick={() => onPick(one)}>
            {show(one)}
          </div>
        ))}
      </div>
    </>
  );
}
