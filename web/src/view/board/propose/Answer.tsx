import { useEffect, useRef, useState } from "react";
import { useSay } from "../../../words/dictionary";
import { useAnnounce } from "../../common/announce";
import { useMap } from "../../common/live";
import type { Command } from "../../../model/types";
import { Choices } from "./Choices";
import { PreviewOf } from "./PreviewOf";
import type { Question } from "./question";
import type { Proposal } from "./useProposal";
import { proposeWords } from "./words";

interface Props {
  proposal: Proposal;
  /** The question that was asked; choosing changes it and asks again. */
  question: Question;
  again: (question: Question) => void;
  onDone: () => void;
}

/** The answer in words, the choices that the map leaves open, the questions to ask in the room, and what accepting would change. */
export function Answer({ proposal, question, again, onDone }: Props) {
  const { graph } = useMap();
  const say = useSay(proposeWords);
  const heading = useRef<HTMLHeadingElement>(null);
  const announce = useAnnounce();
  const said = proposal.told[0]?.lines[0] ?? "";
  useEffect(() => {
    heading.current?.scrollIntoView({ block: "nearest" });
    announce(said);
  }, [said, announce]);
  return (
    <>
      {proposal.revision !== graph.revision && (
        <div className="ds-alert" data-color="info" data-size="sm">
          {say("stale")}{" "}
          <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => again(question)}>
            {say("askAgain")}
          </button>
        </div>
      )}
      {proposal.told.map((section, i) => (
        <section key={section.title}>
          <h3 ref={i === 0 ? heading : undefined} className="ds-heading" data-size="2xs">
            {section.title}
          </h3>
          <Lines lines={section.lines} />
          {i === 0 && <Choices answer={proposal.answer} question={question} again={again} />}
        </section>
      ))}
      {proposal.questions.length > 0 && (
        <section>
          <h3 className="ds-heading" data-size="2xs">
            {say("facts")}
          </h3>
          <Lines lines={proposal.questions} />
        </section>
      )}
      {proposal.command ? <Accepting command={proposal.command} onDone={onDone} /> : <p className="ds-paragraph">{say("chooseFirst")}</p>}
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="notes">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

// Accepting shows what would change before the one click that changes it.
function Accepting({ command, onDone }: { command: Command; onDone: () => void }) {
  const { may } = useMap();
  const say = useSay(proposeWords);
  const [looking, setLooking] = useState(false);
  return (
    <section className="accept">
      <div>
        <button
          type="button"
          className="ds-button"
          data-size="sm"
          data-variant={looking ? "tertiary" : "primary"}
          aria-expanded={looking}
          onClick={() => setLooking(!looking)}
        >
          {say(looking ? "hidePreview" : "preview")}
        </button>
      </div>
      {looking && <PreviewOf command={command} mayAccept={may.revise} onDone={onDone} />}
    </section>
  );
}
