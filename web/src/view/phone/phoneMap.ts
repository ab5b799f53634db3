// What a phone shows of a map.
import type { Key, Row } from "../../model/records";
import type { Actor, Info, Kinds, Relation, Round, Tally } from "../../model/types";
import { compareNames } from "../../model/sorting";

/** The parts of a map that a phone shows. */
export interface PhoneMap {
  readonly title: string;
  /** In the order of their names. */
  readonly actors: readonly Actor[];
  /** Names of actors by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly relations: readonly Relation[];
  readonly rounds: readonly Round[];
  readonly tallies: readonly Tally[];
  /** Other names of actors, by actor. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** Picks out what a phone shows. */
export function phoneMap(records: ReadonlyMap<Key, Row>): PhoneMap {
  const lists: Record<string, Row[]> = { actor: [], relation: [], round: [], tally: [], alias: [] };
  for (const [key, row] of records) lists[key.slice(0, key.indexOf("/"))]?.push(row);
  const list = <K extends keyof Kinds>(kind: K) => (lists[kind] ?? []) as Kinds[K][];
  const aliases = new Map<string, string[]>();
  for (const { actor, name } of list("alias")) aliases.set(actor, [...(aliases.get(actor) ?? []), name]);
  const actors = list("actor").sort((a, b) => compareNames(a.name, b.name));
  return {
    title: (records.get("map/") as Info | undefined)?.title ?? "",
    actors,
    names: new Map(actors.map((a) => [a.id, a.name])),
    relations: list("relation"),
    rounds: list("round"),
    tallies: list("tally"),
    aliases,
  };
}
