// «Finnes allerede på kartet»: what one types against what is there.
import type { Actor, Relation } from "./types";

/** A name as it is compared: without case, accents, punctuation and the ways to write å, æ and ø. */
export function folded(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("aa", "å")
    .replaceAll("å", "ɑ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** An actor that may be meant, and whether it has that very name. */
export interface Hit {
  readonly actor: Actor;
  readonly same: boolean;
}

const most = 5;

/** The actors that a typed name may mean: the same names first, then those in which its words begin words. */
export function knownActors(typed: string, actors: readonly Actor[], aliases: ReadonlyMap<string, readonly string[]>): Hit[] {
  const wanted = folded(typed);
  if (wanted.length < 2) return [];
  const hits: Hit[] = [];
  for (const actor of actors) {
    const names = [actor.name, actor.shortName ?? "", ...(aliases.get(actor.id) ?? [])].map(folded).filter((n) => n !== "");
    const same = names.includes(wanted);
    if (same || names.some((n) => begins(wanted, n) || begins(n, wanted))) hits.push({ actor, same });
  }
  return hits.sort((a, b) => Number(b.same) - Number(a.same)).slice(0, most);
}

// begins tells whether all words of a name begin words of another.
function begins(part: string, whole: string): boolean {
  const words = whole.split(" ");
  return part.length > 1 && part.split(" ").every((p) => words.some((w) => w.startsWith(p)));
}

const symmetric = new Set(["collaborates", "conflicts"]);

/** Whether two actors have a relation of a type already. */
export function knownRelation(relations: readonly Relation[], from: string, to: string, type: string): boolean {
  return relations.some((r) => r.type === type && ((r.from === from && r.to === to) || (symmetric.has(type) && r.from === to && r.to === from)));
}
