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
/** The records of a map by the names of their kinds. */
export interface Kinds {
  readonly actor: Actor;
  readonly alias: Alias;
  readonly group: Group;
  readonly position: Position;
  readonly relation: Relation;
  readonly round: Round;
  readonly score: Score;
  readonly seat: Seat;
  readonly source: Source;
  readonly speaks: SpeaksFor;
  readonly tag: Tag;
  readonly tally: Tally;
}
export type Summary = Schemas["Summary"];
export type Voice = Schemas["Voice"];
export type Step = Schemas["Step"];
export type Workshop = Schemas["workshopBody"];

/** A command as the API takes it, without the id under which it may be sent again. */
export type Command = Schemas["Command"];
export type CommandName = Command["command"];

/** What a command that changes a record can change, without the record's id. */
export type Changed<C extends CommandName> = ArgsOf<C> extends infer A ? { [K in keyof A as Exclude<K, "id">]: A[K] } : never;
type ArgsOf<C extends CommandName> = Extract<Command, { command: C }>["args"];

/** A view that can be drawn. */
export type View = Exclude<Position["view"], "">;
export const views: readonly View[] = ["network", "hierarchy", "grid", "rings", "levels", "governance", "overlap"];

/** Interest or influence, from least to most; the empty one is not assessed. */
export type Level = NonNullable<Actor["interest"]>;
export const levels: readonly Exclude<Level, "">[] = ["none", "low", "medium", "high"];
