// What a command would change, told of people and groups rather than of records.
import type { Graph } from "../../../model/graph";
import type { Command, Voice } from "../../../model/types";
import { type Finding, isHeard } from "../../../model/governance";

/** The actors whose seats in one group change, by name. */
export interface InGroup {
  readonly group: string;
  readonly names: readonly string[];
}

export interface SeatChanges {
  /** Names of new groups. */
  readonly groups: readonly string[];
  readonly added: readonly InGroup[];
  readonly removed: readonly InGroup[];
  readonly moved: readonly { readonly actor: string; readonly to: string }[];
}

/** The seats that a command adds, moves and takes away, by the names of their actors. */
export function seatChanges(graph: Graph, command: Command): SeatChanges {
  const found = { groups: [] as string[], moved: [] as { actor: string; to: string }[] };
  const [added, removed] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const names = new Map([...graph.groups.values()].map((g) => [g.id, g.name]));
  const groupName = (id: string) => names.get(id) ?? id;
  const seated = (seat: string) => graph.nameOf(graph.seats.get(seat)?.actor ?? seat);
  for (const one of single(command)) {
    if (one.command === "AddGroup") {
      names.set(one.args.id, one.args.name);
      found.groups.push(one.args.name);
    }
    if (one.command === "Appoint") note(added, groupName(one.args.group), graph.nameOf(one.args.actor));
    if (one.command === "Vacate") note(removed, groupName(graph.seats.get(one.args.id)?.group ?? ""), seated(one.args.id));
    if (one.command === "ChangeSeat" && one.args.group) found.moved.push({ actor: seated(one.args.id), to: groupName(one.args.group) });
  }
  return { ...found, added: inGroups(added), removed: inGroups(removed) };
}

function note(all: Map<string, string[]>, group: string, name: string) {
  all.set(group, [...(all.get(group) ?? []), name]);
}

function inGroups(of: ReadonlyMap<string, readonly string[]>): InGroup[] {
  return [...of].map(([group, names]) => ({ group, names }));
}

function single(command: Command): Command[] {
  return command.command === "Batch" ? command.args.commands.flatMap(single) : [command];
}

export interface FindingChange {
  readonly before?: Finding;
  readonly after?: Finding;
}

/** The findings that come, go or say something else. */
export function findingChanges(before: readonly Finding[], after: readonly Finding[]): FindingChange[] {
  const was = new Map(before.map((f) => [f.id, f]));
  const is = new Set(after.map((f) => f.id));
  const changed = after.flatMap((f): FindingChange[] => {
    const old = was.get(f.id);
    if (!old) return [{ after: f }];
    return old.text.nb === f.text.nb && old.severity === f.severity ? [] : [{ before: old, after: f }];
  });
  return [...changed, ...before.filter((f) => !is.has(f.id)).map((f) => ({ before: f }))];
}

export interface HeardChange {
  readonly lost: readonly string[];
  readonly won: readonly string[];
}

/** Who is no longer heard, and who is heard now. */
export function heardChange(before: readonly Voice[], after: readonly Voice[]): HeardChange {
  const heard = (voices: readonly Voice[]) => new Map(voices.map((v) => [v.actor, isHeard(v)]));
  const [was, is] = [heard(before), heard(after)];
  return {
    lost: [...is].filter(([actor, now]) => !now && was.get(actor)).map(([actor]) => actor),
    won: [...is].filter(([actor, now]) => now && was.get(actor) === false).map(([actor]) => actor),
  };
}
