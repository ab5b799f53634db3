// A snapshot seen as a graph: typed records by id and by what they hang on.
import { compareNames } from "./sorting";
import type { Row, Snapshot } from "./records";
import type { Actor, Alias, Group, Info, Position, Relation, Round, Score, Seat, Source, SpeaksFor, Tag, Tally } from "./types";

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
  const list = <T>(kind: string) => (rows().get(kind) ?? nothing) as unknown as readonly T[];
  const named = <T extends { id: string; name: string }>(kind: string) => once(() => index([...list<T>(kind)].sort((a, b) => compareNames(a.name, b.name))));
  const indexed = <T extends { id: string }>(kind: string) => once(() => index(list<T>(kind)));
  const actors = named<Actor>("actor");
  const groups = named<Group>("group");
  const relations = indexed<Relation>("relation");
  const seats = indexed<Seat>("seat");
  const sources = indexed<Source>("source");
  const touching = once(() => {
    const all = list<Relation>("relation");
    return gather([...all.map((r) => [r.from, r] as const), ...all.filter((r) => r.to !== r.from).map((r) => [r.to, r] as const)]);
  });
  const seated = once(() => gather(list<Seat>("seat").map((s) => [s.group, s] as const)));
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
      return list<Round>("round");
    },
    get tallies() {
      return list<Tally>("tally");
    },
    get scores() {
      return list<Score>("score");
    },
    get positions() {
      return list<Position>("position");
    },
    get tags() {
      return list<Tag>("tag");
    },
    get aliases() {
      return list<Alias>("alias");
    },
    get speaksFor() {
      return list<SpeaksFor>("speaks");
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
