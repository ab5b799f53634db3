import { useEffect, useRef, useState } from "react";
import { useSay } from "../../../words/dictionary";
import { Dialog } from "../../common/Dialog";
import { Failure } from "../../common/Failure";
import { useMap } from "../../common/live";
import { commonWords } from "../../common/words";
import { groupsInOrder } from "../../../model/order";
import { Answer } from "./Answer";
import { useBoard } from "../useBoard";
import "./propose.css";
import { keeping, keptQuestion, plainQuestion, questionBody, type Question } from "./question";
import { QuestionForm } from "./QuestionForm";
import { type Asking, type Proposal, useProposal } from "./useProposal";
import { proposeWords } from "./words";

/** Asks for the structure in which everybody has a voice, shows the answer and what would follow, and accepts it. */
export function ProposeDialog({ group, onClose }: { group: string; onClose: () => void }) {
  const { graph } = useMap();
  const say = useSay(proposeWords);
  const asking = useProposal();
  const [question, setQuestion] = useFirstQuestion(group);
  const [asked, setAsked] = useState<{ question: Question; proposal: Proposal }>();
  const ask = async (question: Question) => {
    setQuestion(question);
    const proposal = await asking.ask(questionBody(question));
    if (proposal) setAsked({ question, proposal });
  };
  return (
    <Dialog title={say("title")} onClose={onClose} wide>
      <p className="ds-paragraph" data-size="sm">
        {say(graph.actors.size > 0 ? "about" : "noActors")}
      </p>
      <div className="propose">
        <div>
          <QuestionForm question={question} set={setQuestion} ask={() => void ask(question)} busy={asking.busy} again={asked !== undefined} />
          <Kept question={question} />
          <Progress asking={asking} />
        </div>
        <div className="propose-answer" aria-busy={asking.busy}>
          {asked && !asking.busy && (
            <Answer
              key={asked.proposal.revision + JSON.stringify(asked.question)}
              proposal={asked.proposal}
              question={asked.question}
              again={(question) => void ask(question)}
              onDone={onClose}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

// useFirstQuestion begins with the group that is looked at, or the first that
// decides, and with what the map keeps about it.
function useFirstQuestion(chosen: string) {
  const { graph, snapshot } = useMap();
  const records = snapshot.records;
  return useState<Question>(() => {
    const first = groupsInOrder(graph)[0];
    const group = chosen || (first?.type === "decides" ? first.id : "");
    return keptQuestion(records, group)?.question ?? plainQuestion(group);
  });
}

// Kept says whether the map keeps this question, and keeps it.
function Kept({ question }: { question: Question }) {
  const { snapshot, may } = useMap();
  const board = useBoard();
  const say = useSay(proposeWords);
  const kept = keptQuestion(snapshot.records, question.group);
  const same = kept && JSON.stringify(questionBody(kept.question)) === JSON.stringify(questionBody(question));
  return (
    <div className="kept">
      {kept && (
        <p className="ds-paragraph" data-size="sm">
          {say(!same ? "keptOther" : kept.accepted ? "keptAccepted" : "keptSame")}
        </p>
      )}
      {!same && may.revise && (
        <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => void board.act(keeping(question), say("keptDone"))}>
          {say("keep")}
        </button>
      )}
    </div>
  );
}

// Progress is below the button that asks, and brings itself into sight.
function Progress({ asking }: { asking: Asking }) {
  const say = useSay(proposeWords);
  const told = useRef<HTMLDivElement>(null);
  const { busy, cancelled, failure } = asking;
  useEffect(() => {
    if (busy || cancelled || failure) told.current?.scrollIntoView({ block: "nearest" });
  }, [busy, cancelled, failure]);
  return (
    <div ref={told}>
      {busy && <Working cancel={asking.cancel} />}
      {cancelled && <p className="ds-paragraph">{say("cancelled")}</p>}
      <Failure error={failure} />
    </div>
  );
}

function Working({ cancel }: { cancel: () => void }) {
  const say = useSay(proposeWords);
  const common = useSay(commonWords);
  return (
    <div className="working">
      <p className="ds-paragraph">{say("asking")}</p>
      <progress aria-label={say("asking")} />
      <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={cancel}>
        {common("cancel")}
      </button>
    </div>
  );
}
