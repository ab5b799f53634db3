// What the parts of the map's page share: what is looked at, what is selected,
// and what is asked of the user.
import { createContext, useContext } from "react";
import type { View } from "../../model/types";
import type { Filters } from "./filters";
import type { Freeze } from "./frozen";
import type { Look } from "./look";
import type { Place } from "./scene";
import type { Selection } from "./selection";
import type { VoicePath } from "./useVoicePath";

/** A dialog that is open. */
export type Asking =
  | { readonly what: "actors" }
  /** One new actor, at a place and with a relation from another when they are given. */
  | { readonly what: "actor"; readonly at?: Place; readonly from?: string }
  | { readonly what: "relation"; readonly from: readonly string[]; readonly to: readonly string[] }
  | { readonly what: "merge"; readonly actors: readonly string[] }
  | { readonly what: "properties" }
  | { readonly what: "palette" }
  | { readonly what: "shortcuts" };

/** What the drawing on the page can be asked to do. */
export interface Drawing {
  /** Brings everything, or some actors, into view. */
  fit(ids?: readonly string[]): void;
  zoomBy(factor: number): void;
  /** Gives an actor the keyboard's focus and brings it into view. */
  focus(id: string): void;
  /** Begins a relation that the next actor that is picked ends; only where relations can be drawn. */
  startRelation?(from: string): void;
}

/** A short message, and whether what it tells of can be taken back at once. */
export interface Note {
  readonly text: string;
  readonly undo: boolean;
}

/** Whether this page leads the others of a workshop, or follows. */
export interface Leading {
  /** There is a workshop, and one may lead it. */
  readonly may: boolean;
  readonly leads: boolean;
  lead(on: boolean): void;
  /** Somebody leads, and one can choose not to follow. */
  readonly led: boolean;
  readonly follows: boolean;
  follow(on: boolean): void;
}

export interface Stage {
  readonly view: View;
  show(view: View): void;
  /** The same as tables. */
  readonly table: boolean;
  showTable(on: boolean): void;
  readonly selection: Selection;
  select(selection: Selection): void;
  /** Selects one actor and goes to its panel. */
  open(actor: string): void;
  readonly filters: Filters;
  setFilters(filters: Filters): void;
  /** Who is let through by the filters; undefined for all. */
  readonly passing: ReadonlySet<string> | undefined;
  readonly look: Look;
  setLook(look: Look): void;
  /** The actor that is focused on with its neighbours. */
  readonly focus: string | undefined;
  setFocus(actor: string | undefined): void;
  /** That actor and its neighbours; undefined when nobody is focused on. */
  readonly near: ReadonlySet<string> | undefined;
  /** The actor that the address or the facilitator points out: it is brought into view. */
  readonly named: string | undefined;
  /** The path of a voice that is pointed out. */
  readonly path: VoicePath | undefined;
  readonly freeze: Freeze;
  readonly leading: Leading;
  /** For a projector: nothing but the drawing, and large. */
  readonly projecting: boolean;
  project(on: boolean): void;
  readonly asking: Asking | undefined;
  ask(asking: Asking | undefined): void;
  readonly note: Note | undefined;
  tell(note: Note | undefined): void;
  /** The drawing on the page; undefined while there is none. */
  readonly drawing: { readonly current: Drawing | undefined };
  /** Tells which drawing is on the page now. */
  register(drawing: Drawing | undefined): void;
}

export const StageContext = createContext<Stage | undefined>(undefined);

/** What the parts of the map's page share; only within that page. */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error("there is no stage here");
  return stage;
}
