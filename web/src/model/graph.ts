// A snapshot seen as a graph: typed records by id and by what they hang on.
import { compareNames } from "./sorting";
import type { Row, Snapshot } from "./records";
import type { Actor, Alias, Group, Info, Kinds, Position, Relation, Round, Score, Seat, Source, SpeaksFor, Tag, Tally } from "./types";

/** A map's records by their kinds. Lists are in the Norwegian order of names, or in order of id. */
export interface Graph {
  readonly revision: number;
  readonly info: Info;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly seats: ReadonlyMap<string, Seat>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly rounds: readonly Round[];
  readonly tallies: readonly Tally[];
  readonly scores: readonly Score[];
  readonly positions: readonly Position[];
  readonly tags: readonly Tag[];
  readonly aliases: readonly Alias[];
  readonly speaksFor: readonly SpeaksFor[];
  /** The relations that an actor is an end of. */
  relationsOf(actor: string): readonly Relation[];
  seatsOf(group: string): readonly Seat[];
  /** The name of an actor, its id when it is gone. */
  nameOf(actor: string): string;
}

const seen = new WeakMap<Snapshot["records"], Graph>();

/** The graph of a snapshot, made once for each set of records: somebody's answer in a round is a revision without a change. */
export function graphOf(snapshot: Snapshot): Graph {
  let graph = seen.get(snapshot.records);
  if (graph?.revision === snapshot.revision) return graph;
  graph = graph ? { ...graph, revision: snapshot.revision } : makeGraph(snapshot);
  seen.set(snapshot.records, graph);
  return graph;
}

// Each part is made when it is asked for: while many work at once most graphs
// are never looked at.
function makeGraph({ revision, records }: Snapshot): Graph {
  const rows = once(() => byKind(records));
  const list = <K extends keyof Kinds>(kind: K) => (rows().get(kind) ?? nothing) as readonly Kinds[K][];
  const named = <K extends "actor" | "group">(kind: K) => once(() => index([...list(kind)].sort((a, b) => compareNames(a.name, b.name))));
  const indexed = <K extends "relation" | "seat" | "source">(kind: K) => once(() => index(list(kind)));
  const actors = named("actor");
  const groups = named("group");
  const relations = indexed("relation");
  const seats = indexed("seat");
  const sources = indexed("source");
  const touching = once(() => {
    const all = list("relation");
    return gather([...all.map((r) => [r.from, r] as const), ...all.filter((r) => r.to !== r.from).map((r) => [r.to, r] as const)]);
  });
  const seated = once(() => gather(list("seat").map((s) => [s.group, s] as const)));
  return {
    revision,
    info: (records.get("map/") ?? {}) as Info,
    get actors() {
      return actors();
    },
    get relations() {
      return relations();
    },
    get groups() {
      return groups();
    },
    get seats() {
      return seats();
    },
    get sources() {
      return sources();
    },
    get rounds() {
      return list("round");
    },
    get tallies() {
      return list("tally");
    },
    get scores() {
      return list("score");
    },
    get positions() {
      return list("position");
    },
    get tags() {
      return list("tag");
    },
    get aliases() {
      return list("alias");
    },
    get speaksFor() {
      return list("speaks");
    },
    relationsOf: (actor) => touching().get(actor) ?? [],
    seatsOf: (group) => seated().get(group) ?? [],
    nameOf: (actor) => actors().get(actor)?.name ?? actor,
  };
}

const nothing: readonly Row[] = []; // always the same, so that nobody thinks that it has changed

/** Makes something when it is first asked for, and keeps it. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function byKind(records: ReadonlyMap<string, Row>): Map<string, Row[]> {
  return gather([...records].map(([key, row]) => [key.slice(0, key.indexOf("/")), row] as const));
}

function gather<T>(pairs: Iterable<readonly [string, T]>): Map<string, T[]> {
  const all = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const list = all.get(key);
    if (list) list.push(value);
    else all.set(key, [value]);
  }
  return all;
}

function index<T extends { id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((one) => [one.id, one]));
}
