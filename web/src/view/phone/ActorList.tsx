import type { Actor } from "../../model/types";
import { type Answer, criteria, question, stateOf } from "../../model/scores";
import { usePhoneSay } from "./words";

interface Props {
  actors: readonly Actor[];
  answers: ReadonlyMap<string, Answer>;
  unsent: ReadonlySet<string>;
  current: string | undefined;
  pick: (actor: string) => void;
}

const states = { none: ["○", "unanswered"], some: ["½", "half"], all: ["✓", "answered"] } as const;

/** All actors and how far one is with them; picking one goes to it. */
export function ActorList({ actors, answers, unsent, current, pick }: Props) {
  const say = usePhoneSay();
  return (
    <ul className="phone-list">
      {actors.map((a) => {
        const [sign, word] = states[stateOf(answers, a.id)];
        const late = criteria.some((c) => unsent.has(question(a.id, c)));
        return (
          <li key={a.id}>
            <button type="button" aria-current={a.id === current ? "step" : undefined} onClick={() => pick(a.id)}>
              <span aria-hidden="true">{sign}</span>
              <span className="phone-name">{a.name}</span>
              <span className="phone-hint">
                {say(word)}
                {late && ` · ${say("unsentOne")}`}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
