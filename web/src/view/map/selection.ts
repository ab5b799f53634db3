// What is selected on the map: the same in every view.

/** Actors and relations by their ids, in the order in which they were picked. */
export interface Selection {
  readonly actors: readonly string[];
  readonly relations: readonly string[];
}

export const nothing: Selection = { actors: [], relations: [] };

export function onlyActor(id: string): Selection {
  return { actors: [id], relations: [] };
}

export function onlyRelation(id: string): Selection {
  return { actors: [], relations: [id] };
}

/** Adds an actor, or takes it out again. */
export function toggleActor({ actors, relations }: Selection, id: string): Selection {
  return { relations, actors: actors.includes(id) ? actors.filter((a) => a !== id) : [...actors, id] };
}

/** What of a selection is still on the map; the same object when all is. */
export function remaining(selection: Selection, actors: { has(id: string): boolean }, relations: { has(id: string): boolean }): Selection {
  const left = { actors: selection.actors.filter((a) => actors.has(a)), relations: selection.relations.filter((r) => relations.has(r)) };
  return left.actors.length === selection.actors.length && left.relations.length === selection.relations.length ? selection : left;
}

export function isEmpty({ actors, relations }: Selection): boolean {
  return actors.length === 0 && relations.length === 0;
}
