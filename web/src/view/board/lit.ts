// Which actors and seats a finding points at on the board.
import { createContext, useContext, useMemo, useState } from "react";

export interface Lit {
  /** The finding that points; "" when none does. */
  readonly by: string;
  readonly actors: ReadonlySet<string>;
  readonly seats: ReadonlySet<string>;
}

export const nothingLit: Lit = { by: "", actors: new Set(), seats: new Set() };

export interface Lighting {
  readonly lit: Lit;
  light(lit: Lit): void;
}

export const LitContext = createContext<Lighting>({ lit: nothingLit, light: () => {} });

/** What is pointed at on the board. */
export function useLit(): Lighting {
  return useContext(LitContext);
}

/** Keeps what is pointed at. */
export function useLighting(): Lighting {
  const [lit, light] = useState(nothingLit);
  return useMemo(() => ({ lit, light }), [lit]);
}
