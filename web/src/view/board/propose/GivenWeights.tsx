import { useSay } from "../../../words/dictionary";
import { useMap } from "../../common/live";
import type { Question } from "./question";
import { proposeWords } from "./words";

/** A weight for each actor; 1 where nothing is typed. */
export function GivenWeights({ given, set }: { given: Question["given"]; set: (given: Question["given"]) => void }) {
  const { graph } = useMap();
  const say = useSay(proposeWords);
  return (
    <ul className="given">
      {[...graph.actors.values()].map((a) => (
        <li key={a.id}>
          <span>{a.name}</span>
          <input
            type="number"
            className="ds-input"
            data-size="sm"
            min={0}
            max={1000000}
            placeholder="1"
            aria-label={say("weightOf", { actor: a.name })}
            value={given[a.id] ?? ""}
            onChange={(e) => set({ ...given, [a.id]: e.target.value })}
          />
        </li>
      ))}
    </ul>
  );
}
