import { kinds } from "../../../model/choices";
import { useSay } from "../../../words/dictionary";
import { useDomain } from "../../../words/domain";
import { useMap } from "../../common/live";
import type { Bound, Kind, Question } from "./question";
import { proposeWords } from "./words";

/** How few and how many members there may be of each kind that is on the map. */
export function Bounds({ bounds, set }: { bounds: Question["bounds"]; set: (bounds: Question["bounds"]) => void }) {
  const { graph } = useMap();
  const say = useSay(proposeWords);
  const domain = useDomain();
  const present = new Set([...graph.actors.values()].map((a) => a.kind));
  const change = (kind: Kind, more: Partial<Bound>) => set({ ...bounds, [kind]: { least: "", most: "", ...bounds[kind], ...more } });
  const field = (kind: Kind, which: keyof Bound) => (
    <input
      type="number"
      className="ds-input"
      data-size="sm"
      min={0}
      max={100}
      aria-label={say(which === "least" ? "leastOf" : "mostOf", { kind: domain.label("kind", kind) })}
      value={bounds[kind]?.[which] ?? ""}
      onChange={(e) => change(kind, { [which]: e.target.value })}
    />
  );
  return (
    <details className="plain">
      <summary>{say("bounds")}</summary>
      <table className="bounds">
        <thead>
          <tr>
            <th scope="col">{domain.field("actor", "kind")}</th>
            <th scope="col">{say("least")}</th>
            <th scope="col">{say("mostColumn")}</th>
          </tr>
        </thead>
        <tbody>
          {kinds
            .filter((k) => present.has(k))
            .map((k) => (
              <tr key={k}>
                <th scope="row">{domain.label("kind", k)}</th>
                <td>{field(k, "least")}</td>
                <td>{field(k, "most")}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}
