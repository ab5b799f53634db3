import { type FormEvent, useId } from "react";
import { useSay } from "../../../words/dictionary";
import { useMap } from "../../common/live";
import { ActorPicks } from "../ActorPicks";
import { actorNames } from "../ActorNames";
import { Choose } from "../../common/controls";
import { groupsInOrder } from "../../../model/order";
import { Bounds } from "./Bounds";
import { keptQuestion, largest, type Question } from "./question";
import { proposeWords } from "./words";

interface Props {
  question: Question;
  set: (question: Question) => void;
  ask: () => void;
  busy: boolean;
  again: boolean;
}

/** What one asks: for which group, how large, who must and must not sit where, and who is kept. */
export function QuestionForm({ question, set, ask, busy, again }: Props) {
  const { graph, snapshot } = useMap();
  const say = useSay(proposeWords);
  const change = (more: Partial<Question>) => set({ ...question, ...more });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask();
  };
  const groups = [...groupsInOrder(graph).map((g) => ({ value: g.id, label: g.name })), { value: "", label: say("newGroup") }];
  return (
    <form className="fields" onSubmit={submit}>
      <Choose
        label={say("forGroup")}
        value={question.group}
        options={groups}
        onChange={(group) => set(keptQuestion(snapshot.records, group)?.question ?? { ...question, group, contact: "" })}
      />
      <Most most={question.most} set={(most) => change({ most })} />
      <ActorPicks label={say("must")} chosen={question.must} choose={(must) => change({ must })} names={actorNames} />
      <ActorPicks label={say("advise")} chosen={question.advise} choose={(advise) => change({ advise })} names={actorNames} />
      <ActorPicks label={say("never")} chosen={question.never} choose={(never) => change({ never })} names={actorNames} />
      <Bounds bounds={question.bounds} set={(bounds) => change({ bounds })} />
      <fieldset className="ds-fieldset" data-size="sm">
        <legend className="ds-label">{say("kept")}</legend>
        <Keep label={say("keepOwner")} on={!question.freeOwner} set={(on) => change({ freeOwner: !on })} />
        <Keep label={say("keepLeader")} on={!question.freeLeader} set={(on) => change({ freeLeader: !on })} />
      </fieldset>
      <div>
        <button type="submit" className="ds-button" data-size="sm" disabled={busy || graph.actors.size === 0}>
          {say(again ? "askAgain" : "ask")}
        </button>
      </div>
    </form>
  );
}

function Keep({ label, on, set }: { label: string; on: boolean; set: (on: boolean) => void }) {
  const id = useId();
  return (
    <div className="ds-field" data-size="sm">
      <input id={id} type="checkbox" className="ds-input" checked={on} onChange={(e) => set(e.target.checked)} />
      <label className="ds-label" data-weight="regular" htmlFor={id}>
        {label}
      </label>
    </div>
  );
}

function Most({ most, set }: { most: number; set: (most: number) => void }) {
  const say = useSay(proposeWords);
  const id = useId();
  return (
    <div className="ds-field" data-size="sm">
      <label className="ds-label" htmlFor={id}>
        {say("most")}
      </label>
      <input
        id={id}
        type="number"
        className="ds-input short"
        min={1}
        max={largest}
        required
        value={most || ""}
        onChange={(e) => set(Math.min(largest, Math.trunc(Number(e.target.value))))}
      />
    </div>
  );
}
