// The themes as the service gives them: internal/governance's Theme and Model.
import type { components } from "../../model/api.gen";

type Schemas = components["schemas"];

export type Themes = Schemas["themeList"];
/** What the map knows of a theme, and what is to be talked about. */
export type Reflection = Themes["themes"][number] | Themes["models"][number];
/** A sentence with those it is about. */
export type Statement = Reflection["facts"][number];

/** The ways to think of a cooperation that a map can state. */
export const modelKeys = ["network", "programme", "project"] as const;
export type ModelKey = (typeof modelKeys)[number];
