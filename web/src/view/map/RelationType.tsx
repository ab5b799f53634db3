import { useId, useState } from "react";
import { relationTypes } from "../../model/choices";
import type { Command } from "../../model/types";
import { newID } from "../../net/client";
import { useDomain } from "../../words/domain";
import { first } from "./first";

type Type = (typeof relationTypes)[number];

const shelf = "interessentkart.relationType";

/** The type of relation that was chosen last in this browser, and a way to choose. */
export function useLastType(): [Type, (type: Type) => void] {
  const [type, setType] = useState<Type>(() => relationTypes.find((t) => t === remembered()) ?? "collaborates");
  return [
    type,
    (chosen) => {
      setType(chosen);
      try {
        localStorage.setItem(shelf, chosen);
      } catch {
        // It holds as long as the dialog is open.
      }
    },
  ];
}

function remembered(): string | null {
  try {
    return localStorage.getItem(shelf);
  } catch {
    return null; // the browser keeps nothing
  }
}

/** The command that makes a relation. */
export function relating(from: string, to: string, type: Type, label = ""): Command {
  return { command: "Relate", args: { id: newID(), from, to, type, strength: 1, ...(label && { label }) } };
}

/** Chooses a type of relation. */
export function RelationType({ value, onChange, leads }: { value: Type; onChange: (type: Type) => void; leads?: boolean }) {
  const id = useId();
  const domain = useDomain();
  return (
    <div className="ds-field">
      <label className="ds-label" htmlFor={id}>
        {domain.field("relation", "type")}
      </label>
      <select
        {...(leads && { ref: first })}
        id={id}
        className="ds-input"
        value={value}
        onChange={(e) => onChange(relationTypes.find((t) => t === e.target.value) ?? value)}
      >
        {relationTypes.map((t) => (
          <option key={t} value={t}>
            {domain.label("relation", t)}
          </option>
        ))}
      </select>
    </div>
  );
}
