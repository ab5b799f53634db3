// What others have done since, in numbers: for those who listen.
import type { Graph } from "../../model/graph";

/** How many actors and relations came, went or changed between two graphs. */
export interface News {
  readonly added: number;
  readonly gone: number;
  readonly changed: number;
  readonly relations: number;
}

/** Counts what differs; records that did not change are the same objects. */
export function newsBetween(before: Graph, after: Graph): News {
  let added = 0;
  let changed = 0;
  for (const [id, actor] of after.actors) {
    const old = before.actors.get(id);
    if (!old) added++;
    else if (old !== actor) changed++;
  }
  const gone = [...before.actors.keys()].filter((id) => !after.actors.has(id)).length;
  const relations = [...after.relations.keys()].filter((id) => !before.relations.has(id)).length;
  return { added, gone, changed, relations };
}
