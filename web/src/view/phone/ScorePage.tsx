import { type Ref, useEffect, useRef, useState } from "react";
import type { Actor } from "../../model/types";
import { ActorList } from "./ActorList";
import { Question } from "./Question";
import { useRefusal } from "./refusal";
import { type Answer, criteria, type Criterion, question, stateOf } from "../../model/scores";
import type { Answers } from "./useAnswers";
import { usePhoneSay } from "./words";

interface Props {
  round: string;
  actors: readonly Actor[];
  answers: Answers;
  /** The map is locked: answers are not taken. */
  locked: boolean;
  /** The actor that is shown; undefined is the first without an answer. */
  at: string | undefined;
  go: (actor: string | undefined) => void;
}

/** Stands for the page after the last actor. */
export const end = "/";

/** Scoring, one actor at a time, with targets for a thumb. */
export function ScorePage({ round, actors, answers, locked, at, go }: Props) {
  const say = usePhoneSay();
  const refusal = useRefusal();
  const [list, setList] = useState(false);
  const open = actors.find((a) => stateOf(answers.all, a.id) !== "all");
  const current = at === end ? undefined : (actors.find((a) => a.id === at) ?? open);
  const heading = useFocus(at);
  if (actors.length === 0) return <p className="ds-paragraph">{say("noActors")}</p>;
  const pick = (actor: string) => {
    setList(false);
    go(actor);
  };
  const place = current ? actors.indexOf(current) : actors.length;
  return (
    <div className="phone-score">
      {round && <p className="phone-hint">{say("roundOpen", { name: round })}</p>}
      {place === 0 && <p className="phone-hint">{say("silent")}</p>}
      <Progress actors={actors} answers={answers} />
      {locked && (
        <p className="ds-alert" data-color="warning">
          {say("lockedScores")}
        </p>
      )}
      {answers.refused && (
        <p className="ds-alert" data-color="danger" role="alert">
          {refusal(answers.refused)}
        </p>
      )}
      {list && <ActorList actors={actors} answers={answers.all} unsent={answers.unsent} current={current?.id} pick={pick} />}
      {!list && current && (
        <Questions
          actor={current}
          answers={answers}
          locked={locked}
          heading={heading}
          give={(criterion, answer) => {
            go(current.id);
            answers.give(current.id, criterion, answer);
          }}
        />
      )}
      {!list && !current && <Finished open={open} pick={pick} heading={heading} />}
      <nav className="phone-steps" aria-label={say("all")}>
        <button type="button" className="ds-button" data-variant="secondary" disabled={place === 0} onClick={() => pick(actors[place - 1]?.id ?? end)}>
          ‹ {say("previous")}
        </button>
        <button type="button" className="ds-button" data-variant="tertiary" aria-expanded={list} onClick={() => setList(!list)}>
          {current ? say("place", { at: place + 1, n: actors.length }) : say("all")}
        </button>
        <button type="button" className="ds-button" disabled={!current} onClick={() => pick(actors[place + 1]?.id ?? end)}>
          {say("next")} ›
        </button>
      </nav>
    </div>
  );
}

interface QuestionsProps {
  actor: Actor;
  answers: Answers;
  locked: boolean;
  heading: Ref<HTMLHeadingElement>;
  give: (criterion: Criterion, answer: Answer | undefined) => void;
}

function Questions({ actor, answers, locked, heading, give }: QuestionsProps) {
  return (
    <>
      <h2 className="ds-heading phone-actor" data-size={actor.name.length > 60 ? "2xs" : "md"} tabIndex={-1} ref={heading}>
        {actor.name}
      </h2>
      {criteria.map((criterion) => {
        const key = question(actor.id, criterion);
        return (
          <Question
            key={key}
            name={key}
            criterion={criterion}
            answer={answers.all.get(key)}
            unsent={answers.unsent.has(key)}
            disabled={locked}
            give={(answer) => give(criterion, answer)}
          />
        );
      })}
    </>
  );
}

function Progress({ actors, answers }: { actors: readonly Actor[]; answers: Answers }) {
  const say = usePhoneSay();
  const done = actors.filter((a) => stateOf(answers.all, a.id) === "all").length;
  const text = say("answeredOf", { done, n: actors.length });
  return (
    <div className="phone-progress">
      <progress max={actors.length} value={done} aria-label={text} />
      <span aria-hidden="true">{text}</span>
    </div>
  );
}

function Finished({ open, pick, heading }: { open: Actor | undefined; pick: (actor: string) => void; heading: Ref<HTMLHeadingElement> }) {
  const say = usePhoneSay();
  return (
    <>
      <h2 className="ds-heading" data-size="md" tabIndex={-1} ref={heading}>
        {open ? say("all") : say("finished")}
      </h2>
      <p className="ds-paragraph">{say("finishedText")}</p>
      {open && (
        <button type="button" className="ds-button" onClick={() => pick(open.id)}>
          {say("nextOpen")}
        </button>
      )}
    </>
  );
}

// useFocus moves the focus to the heading when another actor is shown, so that its name is read out.
function useFocus(at: string | undefined) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current !== at && before.current !== undefined) {
      heading.current?.focus({ preventScroll: true });
      scrollTo({ top: 0 });
    }
    before.current = at;
  }, [at]);
  return heading;
}
