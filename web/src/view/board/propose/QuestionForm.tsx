import { type FormEvent, useId } from "react";
import { useSay } from "../../../words/dictionary";
import { useMap } from "../../common/live";
import { ActorPicks } from "../ActorPicks";
import { actorNames } from "../ActorNames";
import { Choose } from "../../common/controls";
import { groupsInOrder } from "../../../model/order";
import { Bounds } from "./Bounds";
import { largest, type Question } from "./question";
import { GivenWeights } from "./GivenWeights";
import { Pick } from "./Pick";
import { proposeWords } from "./words";

interface Props {
  question: Question;
  set: (question: Question) => void;
  ask: () => void;
  busy: boolean;
  again: boolean;
}

/** What one asks: for which group, how large, who must and must not be in, and how much each weighs. */
export function QuestionForm({ question, set, ask, busy, again }: Props) {
  const { graph } = useMap();
  const say = useSay(proposeWords);
  const change = (more: Partial<Question>) => set({ ...question, ...more });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  const groups = [...groupsInOrder(graph).map((g) => ({ value: g.id, label: g.name })), { value: "", label: say("newGroup") }];
  const chains = ["1", "2", "3"].map((n) => ({ value: n, label: n }));
  return (
    <form className="fields" onSubmit={submit}>
      <Choose label={say("forGroup")} value={question.group} options={groups} onChange={(group) => change({ group })} />
      <SizeOrAll question={question} change={change} />
      <ActorPicks label={say("must")} chosen={question.must} choose={(must) => change({ must })} names={actorNames} />
      <ActorPicks label={say("never")} chosen={question.never} choose={(never) => change({ never })} names={actorNames} />
      <Bounds bounds={question.bounds} set={(bounds) => change({ bounds })} />
      <fieldset className="ds-fieldset" data-size="sm">
        <legend className="ds-label">{say("weights")}</legend>
        {(["score", "equal", "given"] as const).map((w) => (
          <Pick key={w} name="weights" label={say(w)} on={question.weights === w} onPick={() => change({ weights: w })} />
        ))}
      </fieldset>
      {question.weights === "given" && <GivenWeights given={question.given} set={(given) => change({ given })} />}
      <Choose label={say("chain")} value={String(question.chain)} options={chains} onChange={(n) => change({ chain: Number(n) })} />
      <div>
        <button type="submit" className="ds-button" data-size="sm" disabled={busy || graph.actors.size === 0}>
          {say(again ? "askAgain" : "ask")}
        </button>
      </div>
    </form>
  );
}

function SizeOrAll({ question, change }: { question: Question; change: (more: Partial<Question>) => void }) {
  const say = useSay(proposeWords);
  const id = useId();
  return (
    <fieldset className="ds-fieldset" data-size="sm">
      <legend className="ds-label">{say("question")}</legend>
      <Pick name="question" label={say("best")} on={!question.coverAll} onPick={() => change({ coverAll: false })} />
      {!question.coverAll && (
        <div className="ds-field short">
          <label className="ds-label" htmlFor={id}>
            {say("size")}
          </label>
          <input
            id={id}
            type="number"
            className="ds-input"
            min={1}
            max={largest}
            required
            value={question.size || ""}
            onChange={(e) => change({ size: Math.min(largest, Math.trunc(Number(e.target.value))) })}
          />
        </div>
      )}
      <Pick name="question" label={say("coverAll")} on={question.coverAll} onPick={() => change({ coverAll: true })} />
    </fieldset>
  );
}
