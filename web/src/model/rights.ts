/** What a role may do with a map. The server decides; this only hides what it would refuse. */
export interface Rights {
  /** Change actors and relations. */
  readonly edit: boolean;
  /** See what only those see who work with the map: history, reports, levels. */
  readonly inside: boolean;
  /** Change that, too. */
  readonly revise: boolean;
  /** Score and propose in a workshop. */
  readonly takePart: boolean;
  /** Run workshops and rounds. */
  readonly facilitate: boolean;
  /** Decide who may do what, and delete. */
  readonly own: boolean;
}

const roles = ["outsider", "linkReader", "participant", "contributor", "reader", "coFacilitator", "editor", "owner"];

/** The rights of a role as the server names it. */
export function rightsOf(role: string | undefined): Rights {
  const rank = roles.indexOf(role ?? "outsider");
  const is = (...named: string[]) => named.includes(role ?? "");
  return {
    edit: is("contributor", "coFacilitator", "editor", "owner"),
    inside: is("reader", "editor", "owner"),
    revise: is("editor", "owner"),
    takePart: rank > roles.indexOf("linkReader") && !is("reader"),
    facilitate: is("coFacilitator", "editor", "owner"),
    own: is("owner"),
  };
}
