// The themes as the service gives them: internal/governance's Theme and Model.
import type { RuleSource, Text } from "../../model/governance";

/** A sentence with those it is about. */
export interface Statement {
  readonly key: string;
  readonly actors?: readonly string[];
  readonly groups?: readonly string[];
  readonly text: Text;
}

/** What the map knows of a theme, and what is to be talked about. */
export interface Reflection {
  readonly id: string;
  readonly title: Text;
  readonly about?: Text;
  readonly facts: readonly Statement[];
  readonly questions: readonly Statement[];
  readonly sources: readonly RuleSource[] | null;
}

export interface Themes {
  readonly revision: number;
  readonly themes: readonly Reflection[];
  readonly models: readonly Reflection[];
}

/** The ways to think of a cooperation that a map can state. */
export const modelKeys = ["network", "programme", "project"] as const;
export type ModelKey = (typeof modelKeys)[number];

export const anchorings = ["none", "contact", "leader", "top", "ministry"] as const;
export const agreements = ["none", "draft", "signed"] as const;
export const phases = ["start", "shape", "deliver"] as const;
