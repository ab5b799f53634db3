import { useSay } from "../../../words/dictionary";
import { useMap } from "../../common/live";
import type { Question } from "./question";
import type { Proposal } from "./useProposal";
import { proposeWords } from "./words";

interface Props {
  answer: Proposal["answer"];
  question: Question;
  again: (question: Question) => void;
}

/** The choices that the map leaves open, as buttons: one click decides one and asks again. */
export function Choices({ answer, question, again }: Props) {
  const say = useSay(proposeWords);
  const of = (place: { choices?: readonly { of: readonly string[] | null }[] | null }) => place.choices?.[0]?.of ?? [];
  const deciding = of(answer.deciding);
  const contact = answer.shape || deciding.length > 0 ? [] : of(answer.contact);
  return (
    <>
      <Pick label={say("chooseDeciding")} actors={deciding} pick={(id) => again({ ...question, must: [...question.must, id] })} />
      <Pick label={say("chooseAdvising")} actors={of(answer.advising)} pick={(id) => again({ ...question, advise: [...question.advise, id] })} />
      <Pick label={say("chooseContact")} actors={contact} pick={(id) => again({ ...question, contact: id })} />
    </>
  );
}

function Pick({ label, actors, pick }: { label: string; actors: readonly string[]; pick: (id: string) => void }) {
  const { graph } = useMap();
  if (actors.length === 0) return null;
  return (
    <fieldset className="choices">
      <legend className="ds-label" data-size="sm">
        {label}
      </legend>
      {actors.map((id) => (
        <button key={id} type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => pick(id)}>
          {graph.nameOf(id)}
        </button>
      ))}
    </fieldset>
  );
}
