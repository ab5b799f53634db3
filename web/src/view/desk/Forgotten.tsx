import { useRef, useState } from "react";
import type { Command } from "../../model/types";
import type { components } from "../../model/api.gen";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { useAnnounce } from "../common/announce";
import type { RuleSource } from "../../model/governance";
import { useMap } from "../common/live";
import { Sources } from "../common/Sources";
import { useSend } from "../common/useSend";
import { ActorLinks } from "../common/ActorLink";
import { Answer } from "../common/asking/Answer";
import { useAsked } from "../common/asking/asked";
import { Box } from "../common/asking/Box";
import { deskWords } from "./words";

type Candidate = components["schemas"]["candidate"];

/** Who may have been forgotten, why, and a way to add them one by one. */
export function Forgotten() {
  const say = useSay(deskWords);
  const lang = useLanguage();
  const list = useRef<HTMLUListElement>(null); // takes the focus when the button that had it goes
  const [all, setAll] = useState(false);
  const showAll = () => {
    setAll(true);
    list.current?.focus();
  };
  const asked = useAsked(["forgotten", lang], (map, signal) =>
    got(api.GET("/api/maps/{map}/forgotten", { params: { path: { map }, query: { lang } }, signal })),
  );
  return (
    <Box title={say("forgottenTitle")} about={say("forgottenAbout")}>
      <Answer asked={asked}>
        {({ candidates, first }) => (
          <>
            {candidates.length === 0 && <p className="ds-paragraph">{say("forgottenNone")}</p>}
            {!all && candidates.length > first && <p className="ds-paragraph about">{say("mostFirst", { n: first, all: candidates.length })}</p>}
            <ul className="candidates" ref={list} tabIndex={-1}>
              {candidates.slice(0, all ? undefined : first).map((c) => (
                <CandidateCard key={c.id} candidate={c} stale={asked.query.isPlaceholderData} onAdded={() => list.current?.focus()} />
              ))}
            </ul>
            {!all && candidates.length > first && (
              <button type="button" className="ds-button own-width" data-size="sm" data-variant="secondary" onClick={showAll}>
                {say("showMore", { n: candidates.length - first })}
              </button>
            )}
          </>
        )}
      </Answer>
    </Box>
  );
}

function CandidateCard({ candidate, stale, onAdded }: { candidate: Candidate; stale: boolean; onAdded: () => void }) {
  const say = useSay(deskWords);
  const domain = useDomain();
  const { may } = useMap();
  const send = useSend();
  const announce = useAnnounce();
  const { name, kind, orgNumber, reasons, commands } = candidate;
  const add = async () => {
    const done = await send({ command: "Batch", args: commands } as Command);
    if (!done) return;
    announce(say("addedNow", { name }));
    onAdded();
  };
  return (
    <li className="candidate">
      <div className="row">
        <h3 className="ds-heading" data-size="2xs">
          {name} <span className="count">{[domain.label("kind", kind), orgNumber].filter(Boolean).join(", ")}</span>
        </h3>
        {may.edit && (
          <button
            type="button"
            className="ds-button"
            data-size="sm"
            data-variant="secondary"
            disabled={stale}
            aria-label={say("addNamed", { name })}
            onClick={() => void add()}
          >
            {say("addIt")}
          </button>
        )}
      </div>
      {reasons.map((reason) => (
        <Reason key={reason.rule + reason.text} reason={reason} />
      ))}
    </li>
  );
}

function Reason({ reason }: { reason: Candidate["reasons"][number] }) {
  return (
    <>
      <p className="ds-paragraph">{reason.text}</p>
      {reason.actors.length > 0 && <ActorLinks actors={reason.actors} />}
      <Sources sources={reason.sources as readonly RuleSource[]} />
    </>
  );
}
