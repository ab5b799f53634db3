// A proposal is a command that waits.

/** What a proposal would put on the map: an actor or a relation. */
export interface Proposed {
  readonly name?: string;
  readonly kind?: string;
  readonly relation?: { readonly from: string; readonly to: string; readonly type: string; readonly label?: string };
}

/** Reads the command of a proposal, as the service keeps it. */
export function proposed(command: unknown): Proposed {
  const { command: name, args } = command as {
    command?: string;
    args?: { name?: string; kind?: string; from?: string; to?: string; type?: string; label?: string };
  };
  if (name === "AddActor" && args?.name) return { name: args.name, ...(args.kind && { kind: args.kind }) };
  if (name === "Relate" && args?.from && args.to && args.type) {
    return { relation: { from: args.from, to: args.to, type: args.type, ...(args.label && { label: args.label }) } };
  }
  return {};
}
