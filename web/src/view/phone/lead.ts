// Where the facilitator leads a phone.
import type { Round, Workshop } from "../../model/types";

/** The parts of a phone's page. */
export const sections = ["act", "propose", "map"] as const;
export type Section = (typeof sections)[number];

/** What a phone is led by. */
export interface Lead {
  readonly round: string;
  readonly state: Round["state"];
  readonly view: string;
  readonly focus: string;
}

/** What a workshop and its round lead to. */
export function leadOf(workshop: Workshop | undefined, round: Round | undefined): Lead {
  return { round: round?.id ?? "", state: round?.state ?? "", view: workshop?.view ?? "", focus: workshop?.focus ?? "" };
}

/** Where somebody who comes in begins: with the round, else with the map that is shown. */
export function firstSection(lead: Lead): Section {
  return lead.round === "" && (lead.view !== "" || lead.focus !== "") ? "map" : "act";
}

/** Where a change leads; undefined when it leads nowhere. */
export function ledTo(before: Lead, now: Lead): Section | undefined {
  if (now.round !== before.round || now.state !== before.state) return "act";
  if (now.focus !== before.focus && now.focus !== "") return now.state === "open" ? "act" : "map";
  if (now.view !== before.view && now.view !== "") return "map";
  return undefined;
}
