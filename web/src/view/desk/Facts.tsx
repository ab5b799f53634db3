import { useState } from "react";
import type { components } from "../../model/api.gen";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { Box } from "../common/asking/Box";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { deskWords } from "./words";

type Fact = components["schemas"]["dutyFact"];
type Answered = "yes" | "no" | "";

const answers: readonly Answered[] = ["yes", "no", ""];

/** The facts about the matter, each to be answered with yes, no or not known. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const say = useSay(deskWords);
  const domain = useDomain();
  return (
    <Box title={domain.text("duty.facts")} about={say("factsAbout")}>
      <div className="facts">
        {facts.map((f) => (
          <FactRow key={f.id} fact={f} />
        ))}
      </div>
    </Box>
  );
}

function FactRow({ fact }: { fact: Fact }) {
  const domain = useDomain();
  const { may } = useMap();
  const send = useSend();
  const known = fact.answer ?? "";
  const [wish, setWish] = useState<{ chosen: Answered; before: Answered }>();
  if (wish && wish.before !== known) setWish(undefined); // the map has changed: it says what holds
  const shown = wish ? wish.chosen : known;
  const answer = async (chosen: Answered) => {
    setWish({ chosen, before: known });
    const done = await send({ command: "AnswerFact", args: { id: fact.id, answer: chosen } });
    if (!done) setWish(undefined);
  };
  return (
    <fieldset className="fact">
      <legend>{fact.question}</legend>
      <div className="row">
        {answers.map((a) => (
          <label key={a} className="choice">
            <input type="radio" className="ds-input" name={`fact-${fact.id}`} checked={shown === a} disabled={!may.edit} onChange={() => void answer(a)} />
            {domain.text(`duty.answer.${a || "unknown"}`)}
          </label>
        ))}
        <span className="count">{known === "" && fact.hangs > 0 && domain.text("duty.hangs", { n: fact.hangs })}</span>
      </div>
      {fact.suggests && (
        <p className="ds-paragraph about" data-size="sm">
          {fact.suggests}
        </p>
      )}
    </fieldset>
  );
}
