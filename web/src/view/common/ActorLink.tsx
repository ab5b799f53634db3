import { mapAddress } from "./address";
import { useMap } from "./live";

/** The name of an actor, which leads to it on the map. One that is gone is only named. */
export function ActorLink({ actor }: { actor: string }) {
  const { id, graph } = useMap();
  if (!graph.actors.has(actor)) return <>{actor}</>;
  return (
    <a className="ds-link actor-link" href={mapAddress(id, "map", { aktor: actor })}>
      {graph.nameOf(actor)}
    </a>
  );
}

/** Several actors in a line, each a link. */
export function ActorLinks({ actors }: { actors: readonly string[] }) {
  return (
    <ul className="inline-list">
      {actors.map((a) => (
        <li key={a}>
          <ActorLink actor={a} />
        </li>
      ))}
    </ul>
  );
}
