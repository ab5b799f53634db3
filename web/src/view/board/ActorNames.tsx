import { useMap } from "../common/live";

/** The id of the list of names that fields for actors offer. */
export const actorNames = "board-actor-names";

/** The names of all actors, for fields to offer; once on a page. */
export function ActorNames() {
  const { graph } = useMap();
  return (
    <datalist id={actorNames}>
      {[...graph.actors.values()].map((a) => (
        <option key={a.id} value={a.name}>
          {a.shortName}
        </option>
      ))}
    </datalist>
  );
}
