// The shapes of the API, made from the service's own description.
import type { components } from "./api.gen";

type Schemas = components["schemas"];

export type Actor = Schemas["Actor"];
export type Relation = Schemas["Relation"];
export type Group = Schemas["Group"];
export type Seat = Schemas["Seat"];
export type Info = Schemas["Info"];
export type Source = Schemas["Source"];
export type Round = Schemas["Round"];
export type Tally = Schemas["Tally"];
export type Score = Schemas["Score"];
export type Position = Schemas["Position"];
export type Tag = Schemas["Tag"];
export type Alias = Schemas["Alias"];
export type SpeaksFor = Schemas["SpeaksFor"];
export type Summary = Schemas["Summary"];
export type Voice = Schemas["Voice"];
export type Step = Schemas["Step"];
export type Workshop = Omit<Schemas["workshopBody"], "timer" | "until"> & { timer?: string; until?: string };

/** A command as the API takes it, without the id under which it may be sent again. */
export type Command = Schemas["Command"];
export type CommandName = Command["command"];

/** A view that can be drawn. */
export type View = Exclude<Position["view"], "">;
export const views: readonly View[] = ["network", "hierarchy", "grid", "rings", "levels", "governance", "overlap"];

/** Interest or influence, from least to most; the empty one is not assessed. */
export type Level = NonNullable<Actor["interest"]>;
export const levels: readonly Exclude<Level, "">[] = ["none", "low", "medium", "high"];
