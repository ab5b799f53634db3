// What the analysis of a map holds, as the service describes it.
import type { components } from "./api.gen";
import type { Actor, Relation } from "./types";

type Schemas = components["schemas"];

/** A figure, or the reason why there is none. */
export type Figure = Schemas["Figure"];

export type Table = Schemas["Table"];
export type Row = Schemas["Row"];
export type Measure = Table["measures"][number];

/** The figures that an actor can have, the usual ones first in each sort. */
export const measureSorts = {
  contacts: ["degree", "in", "out", "strength", "strengthIn", "strengthOut"],
  place: ["betweenness", "closeness", "closenessOut", "harmonic", "harmonicOut"],
  standing: ["eigenvector", "pagerank", "katz", "hub", "authority"],
  between: ["constraint", "effectiveSize", "brokerage", "coordinator", "itinerant", "gatekeeper", "representative", "liaison"],
  whole: ["core", "fragmentation"],
} as const satisfies Readonly<Record<string, readonly Measure[]>>;
export type MeasureSort = keyof typeof measureSorts;
export const measures: readonly Measure[] = Object.values(measureSorts).flat();

/** How the map is read as a network. */
export interface Reading {
  /** Relation types that count; all when none is named. */
  readonly types: readonly Exclude<Relation["type"], "">[];
  readonly directed: boolean;
  readonly weighted: boolean;
}

/** An actor with the numbers behind what is said of it. */
export type Placed = Schemas["Placed"];
export type Whole = Schemas["Whole"];
export type Division = Schemas["Division"];
export type Analysis = Schemas["networkAnalysis"];
export type Players = Schemas["Players"];
export type KeyPlayers = Schemas["KeyPlayers"];
export type Impact = Schemas["Micmac"];
export type Brokers = Schemas["brokerList"];
export type Opinion = Schemas["Opinion"];
export type Found = Schemas["Found"];

/** What happens when an actor leaves. */
export type Departure = Schemas["departure"];

/** How far the answers hang on single relations and levels, with the sentences that say so. */
export type StabilityTold = Schemas["stabilityTold"];
export type HowFar = Schemas["howFar"];
export type Stability = Schemas["Stability"];
export type Trial = Schemas["Tried"];
export type Effect = Schemas["Effect"];

/** An answer about the map, and how many trials change it. */
export type Holding = Schemas["Holding"];

/** What differs between two revisions, in data and in words. */
export type Comparison = Schemas["comparison"];
export type Section = Comparison["text"][number];

/** The columns about an actor that are not figures. */
export type About = "name" | "kind" | "interest" | "influence";

export type ActorFacts = Pick<Actor, "id" | "name"> & Partial<Pick<Actor, "kind" | "interest" | "influence">>;
