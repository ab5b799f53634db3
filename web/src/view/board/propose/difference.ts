// What a command would change, told of people and groups rather than of records.
import type { Graph } from "../../../model/graph";
import type { Command, Voice } from "../../../model/types";
import { type Finding, isHeard } from "../../../model/governance";

export interface SeatChanges {
  /** Names of new groups. */
  readonly groups: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly moved: readonly { readonly actor: string; readonly to: string }[];
}

/** The seats that a command adds, moves and takes away, by the names of their actors. */
export function seatChanges(graph: Graph, command: Command): SeatChanges {
  const found = { groups: [] as string[], added: [] as string[], removed: [] as string[], moved: [] as { actor: string; to: string }[] };
  const names = new Map([...graph.groups.values()].map((g) => [g.id, g.name]));
  const seated = (seat: string) => graph.nameOf(graph.seats.get(seat)?.actor ?? seat);
  for (const one of single(command)) {
    if (one.command === "AddGroup") {
      names.set(one.args.id, one.args.name);
      found.groups.push(one.args.name);
    }
    if (one.command === "Appoint") found.added.push(graph.nameOf(one.args.actor));
    if (one.command === "Vacate") found.removed.push(seated(one.args.id));
    if (one.command === "ChangeSeat" && one.args.group) found.moved.push({ actor: seated(one.args.id), to: names.get(one.args.group) ?? one.args.group });
  }
  return found;
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
