// What the service says of groups: the shapes of internal/governance, where
// the description of the API leaves them open.
import type { Group, Seat, Voice } from "./types";
import type { Language } from "../words/language";

export type Text = Readonly<Record<Language, string>>;
export type Severity = "ok" | "note" | "consider";
/** From what asks for most attention to what asks for none. */
export const severities: readonly Severity[] = ["consider", "note", "ok"];

/** Where a rule comes from, and how much weight that carries. */
export interface RuleSource {
  readonly id: string;
  readonly strength: "law" | "agreement" | "guidance" | "method" | "research" | "opinion" | "count";
  readonly title: string;
  readonly reference: string;
  readonly url?: string;
  /** The sentence it is used for, exactly, in the language it stands in. */
  readonly quote?: string;
  readonly quoteLang?: string;
  /** What it says, and what it does not. */
  readonly says: Text;
  /** Whether the sentence was read, or only title and reference are known. */
  readonly basis: "read" | "reference";
  /** Why there is no address or sentence. */
  readonly missing?: Text;
  readonly from?: string;
  readonly to?: string;
  /** What is known once `to` has passed. */
  readonly after?: Text;
  readonly notInForce?: boolean;
  /** Date on which it was looked at. */
  readonly checked: string;
}

/** What a check has to say. */
export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly outcome: string;
  readonly severity: Severity;
  /** Absent for the map as a whole. */
  readonly group?: string;
  readonly actors?: readonly string[];
  readonly seats?: readonly string[];
  readonly groups?: readonly string[];
  readonly numbers?: Readonly<Record<string, number>>;
  readonly text: Text;
  readonly sources: readonly RuleSource[] | null;
}

export interface Findings {
  readonly revision: number;
  readonly findings: readonly Finding[];
}

export type GroupType = Exclude<Group["type"], "">;
/** In the order of the board. */
export const groupTypes: readonly GroupType[] = ["decides", "coordinates", "advises", "executes"];

export type Role = Exclude<Seat["role"], "">;
/** In the order in which they stand in a group. */
export const roles: readonly Role[] = ["leader", "member", "deputy", "observer", "secretariat"];

export const interests = ["executive", "user", "supplier"] as const;

/** How well an actor is heard, best first. The first three are heard. */
export const grades = ["seated", "mandated", "linked", "informed", "unheard"] as const;
export type Grade = (typeof grades)[number];

/** Whether the actor of a voice is heard. */
export const isHeard = (voice: Voice): boolean => voice.grade === "seated" || voice.grade === "mandated" || voice.grade === "linked";

export interface Voices {
  readonly revision: number;
  /** The groups that decide; absent when one group was asked about, or when none does. */
  readonly deciding?: readonly string[];
  readonly voices: readonly Voice[];
}
