// What the service says of groups: the shapes of internal/governance, where
// the description of the API leaves them open.
import type { components } from "./api.gen";
import type { Group, Seat, Voice } from "./types";

type Schemas = components["schemas"];

/** A sentence in all languages. */
export type Text = Schemas["Text"];

/** Where a rule comes from, and how much weight that carries. */
export type RuleSource = NonNullable<Finding["sources"]>[number];

/** What a check has to say; about the map as a whole without a group. */
export type Finding = Schemas["Finding"];
export type Findings = Schemas["findingList"];
export type Severity = Finding["severity"];
/** From what asks for most attention to what asks for none. */
export const severities: readonly Severity[] = ["consider", "note", "ok"];

export type GroupType = Exclude<Group["type"], "">;
export type Role = Exclude<Seat["role"], "">;

export const interests = ["executive", "user", "supplier"] as const;

/** How well an actor is heard, best first. The first three are heard. */
export const grades: readonly Grade[] = ["seated", "mandated", "linked", "informed", "unheard"];
export type Grade = Voice["grade"];

/** Whether the actor of a voice is heard. */
export const isHeard = (voice: Voice): boolean => voice.grade === "seated" || voice.grade === "mandated" || voice.grade === "linked";

/** The groups that decide are absent when one group was asked about, or when none does. */
export type Voices = Schemas["voiceList"];
