// What the analysis of a map holds, as the server's package analysis writes it.
import type { Actor } from "./types";
import type { components } from "./api.gen";

type Schemas = components["schemas"];

/** A figure, or the reason why there is none. */
export type Figure = number | { readonly absent: string };

/** The figures that an actor can have, the usual ones first in each sort. */
export const measureSorts = {
  contacts: ["degree", "in", "out", "strength", "strengthIn", "strengthOut"],
  place: ["betweenness", "closeness", "closenessOut", "harmonic", "harmonicOut"],
  standing: ["eigenvector", "pagerank", "katz", "hub", "authority"],
  between: ["constraint", "effectiveSize", "brokerage", "coordinator", "itinerant", "gatekeeper", "representative", "liaison"],
  whole: ["core", "fragmentation"],
} as const;
export type MeasureSort = keyof typeof measureSorts;
export type Measure = (typeof measureSorts)[MeasureSort][number];
export const measures: readonly Measure[] = Object.values(measureSorts).flat();

/** How the map is read as a network. */
export interface Reading {
  /** Relation types that count; all when none is named. */
  readonly types: readonly string[];
  readonly directed: boolean;
  readonly weighted: boolean;
}

/** One actor's figures, in the order of the table's measures. */
export interface Row {
  readonly actor: string;
  readonly name: string;
  readonly values: readonly Figure[];
}

export interface Table {
  readonly measures: readonly Measure[];
  readonly rows: readonly Row[];
}

/** An actor with the numbers behind what is said of it. */
export type Placed = Schemas["Placed"];

type WholeFigure = "density" | "reciprocity" | "diameter" | "meanDistance" | "reached" | "across" | "fragmentation" | "distanceFragmentation";
export type Whole = Omit<Schemas["Whole"], WholeFigure | "centralisation"> &
  Readonly<Record<WholeFigure, Figure>> & { readonly centralisation: Readonly<Record<"degree" | "betweenness" | "closeness", Figure>> };

export type Division = Omit<Schemas["Division"], "modularity" | "byKind"> & Readonly<Record<"modularity" | "byKind", Figure>>;

export type Analysis = Omit<Schemas["networkAnalysis"], "table" | "whole" | "communities"> & {
  readonly table: Table;
  readonly whole: Whole;
  readonly communities: Division;
};

export type Players = Schemas["Players"];
export type KeyPlayers = Omit<Schemas["KeyPlayers"], "before"> & { readonly before: Figure };
export type Impact = Schemas["Micmac"];
export type Brokers = Schemas["brokerList"];

type OpinionFigure = "median" | "q1" | "q3" | "spread" | "apart";
export type Opinion = Omit<Schemas["Opinion"], OpinionFigure> & Readonly<Record<OpinionFigure, Figure>>;

/** A finding of the checks, as far as it is shown here. */
export interface Finding {
  readonly id: string;
  readonly severity: string;
  readonly group?: string;
  readonly text: Readonly<Record<string, string>>;
}

export interface Found {
  readonly what: "added" | "removed" | "changed";
  readonly before?: Finding;
  readonly after?: Finding;
}

/** What happens when an actor leaves. */
export interface Departure {
  readonly actor: string;
  readonly before: Figure;
  readonly after: Figure;
  readonly cutOff: readonly string[];
  readonly lost: readonly { readonly actor: string }[];
  readonly changed: readonly { readonly actor: string }[];
  readonly findings: readonly Found[];
  readonly text: readonly string[];
}

/** One small change to a map: a relation is left out, or a level moved one step. */
export interface Trial {
  readonly relation?: string;
  readonly actor?: string;
  readonly criterion?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Something that comes out otherwise in a trial. */
export interface Effect {
  readonly subject: "top" | "quadrant" | "sign" | "finding";
  readonly measure?: Measure;
  readonly actor?: string;
  readonly finding?: string;
  readonly before: string;
  readonly after: string;
}

/** An answer about the map, and how many trials change it. */
export type Holding = Effect & { readonly trials: number };

export interface Stability {
  readonly trials: readonly (Trial & { readonly effects: readonly Effect[] })[];
  readonly relations: number;
  readonly moves: number;
  readonly unknown: number;
  readonly held: readonly Holding[];
  readonly new: readonly Holding[];
}

export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What differs between two revisions, in data and in words. */
export interface Comparison {
  readonly since: number;
  readonly revision: number;
  readonly changes: readonly { readonly what: string; readonly key: string }[];
  readonly levels: readonly {
    readonly actor: string;
    readonly criterion: "interest" | "influence";
    readonly before?: string;
    readonly after?: string;
    readonly quadrants: readonly [string, string];
  }[];
  readonly voices: readonly {
    readonly actor: string;
    readonly before?: { readonly kind: string };
    readonly after?: { readonly kind: string };
  }[];
  readonly findings: readonly Found[];
  readonly text: readonly Section[];
}

/** The columns about an actor that are not figures. */
export type About = "name" | "kind" | "interest" | "influence";

export type ActorFacts = Pick<Actor, "id" | "name"> & Partial<Pick<Actor, "kind" | "interest" | "influence">>;
