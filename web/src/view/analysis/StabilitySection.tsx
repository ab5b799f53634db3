import { useEffect, useState } from "react";
import { mapAddress } from "../common/address";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { useAnnounce } from "../common/announce";
import { Failure } from "../common/Failure";
import { useMap } from "../common/live";
import { sharedWords } from "../desk/shared/words";
import { stabilityAddress } from "./ask";
import { Box, Scroll } from "../common/asking/Box";
import { trialsOf } from "./holdings";
import type { Reading, Stability, Trial } from "../../model/analysis";
import { type Answer, type Line, useTrying } from "./trying";
import { analysisWords } from "./words";

/** What the answers about the map hang on. */
export function StabilitySection({ reading }: { reading: Reading }) {
  const { id } = useMap();
  const address = stabilityAddress(id, reading, useLanguage());
  return <Trials key={address} address={address} />;
}

function Trials({ address }: { address: string }) {
  const say = useSay(analysisWords);
  const announce = useAnnounce();
  const { graph } = useMap();
  const trying = useTrying(address);
  const { answer, running } = trying;
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (answer) announce(answer.intro);
  }, [answer, announce]);
  const start = () => {
    setAt(graph.revision);
    trying.start();
  };
  return (
    <Box title={say("stability")} about={say("stabilityAbout")}>
      <Failure error={trying.failure} />
      <div className="row">
        <TryButton running={running} again={answer !== undefined || trying.stopped} onStart={start} onStop={trying.stop} />
        {running && <Progress tried={trying.tried} of={trying.of} />}
        {trying.stopped && <Stopped />}
      </div>
      {answer && at !== graph.revision && (
        <p className="ds-alert" data-color="info">
          {say("outdated")}
        </p>
      )}
      {answer && <Held answer={answer} />}
    </Box>
  );
}

function Stopped() {
  return <output>{useSay(sharedWords)("stopped")}</output>;
}

// One button throughout, so that the focus stays on it.
function TryButton({ running, again, onStart, onStop }: { running: boolean; again: boolean; onStart: () => void; onStop: () => void }) {
  const say = useSay(analysisWords);
  const shared = useSay(sharedWords);
  const label = running ? shared("stop") : say(again ? "tryAgain" : "tryOut");
  return (
    <button type="button" className="ds-button own-width" data-size="sm" data-variant={running ? "secondary" : "primary"} onClick={running ? onStop : onStart}>
      {label}
    </button>
  );
}

function Progress({ tried, of }: { tried: number; of: number }) {
  const say = useSay(analysisWords);
  const shared = useSay(sharedWords);
  return (
    <div className="row waiting">
      {of > 0 ? <progress aria-label={shared("working")} value={tried} max={of} /> : <progress aria-label={shared("working")} />}
      <span>{of > 0 ? say("tried", { n: tried, of }) : shared("working")}</span>
    </div>
  );
}

const mostTrials = 20; // small changes that are listed for one line
const most = 8; // lines of a sort before the rest must be asked for
const sorts = ["sign", "finding", "top", "quadrant"] as const;

function Held({ answer }: { answer: Answer }) {
  const say = useSay(analysisWords);
  return (
    <>
      <p className="ds-paragraph">{answer.intro}</p>
      {answer.lines.length === 0 && <p className="ds-paragraph">{say("allHolds")}</p>}
      {sorts.map((sort) => (
        <Sort key={sort} title={say(`held.${sort}`)} lines={answer.lines.filter((l) => l.subject === sort)} stability={answer.stability} />
      ))}
    </>
  );
}

function Sort({ title, lines, stability }: { title: string; lines: readonly Line[]; stability: Stability }) {
  const say = useSay(analysisWords);
  const [all, setAll] = useState(false);
  if (lines.length === 0) return null;
  return (
    <section className="stack">
      <h3 className="ds-heading" data-size="2xs">
        {title} <span className="count">({lines.length})</span>
      </h3>
      <Scroll label={title}>
        <table className="ds-table held" data-size="sm">
          <thead>
            <tr>
              <th scope="col">{say("answer")}</th>
              <th scope="col">{say("changedBy")}</th>
            </tr>
          </thead>
          <tbody>
            {(all ? lines : lines.slice(0, most)).map((line) => (
              <HeldRow key={line.text} line={line} stability={stability} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {!all && lines.length > most && (
        <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => setAll(true)}>
          {say("showAll", { n: lines.length })}
        </button>
      )}
    </section>
  );
}

function HeldRow({ line, stability }: { line: Line; stability: Stability }) {
  const { id } = useMap();
  return (
    <tr>
      <td>
        {line.actor ? (
          <a className="ds-link actor-link" href={mapAddress(id, "map", { aktor: line.actor })}>
            {line.text}
          </a>
        ) : (
          line.text
        )}
      </td>
      <td>
        <Causes line={line} stability={stability} />
      </td>
    </tr>
  );
}

function Causes({ line, stability }: { line: Line; stability: Stability }) {
  const say = useSay(analysisWords);
  const trials = trialsOf(stability, line);
  return (
    <details>
      <summary>{say("trialsOf", { n: line.trials })}</summary>
      <ul className="lines">
        {trials.slice(0, mostTrials).map((t, i) => (
          <li key={i}>
            <TrialText trial={t} />
          </li>
        ))}
        {trials.length > mostTrials && <li>{say("andMore", { n: trials.length - mostTrials })}</li>}
      </ul>
    </details>
  );
}

function TrialText({ trial }: { trial: Trial }) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  const { graph } = useMap();
  if (trial.relation) {
    const relation = graph.relations.get(trial.relation);
    return (
      <>
        {relation
          ? say("withoutRelation", { from: graph.nameOf(relation.from), to: graph.nameOf(relation.to), type: domain.label("relation", relation.type) })
          : trial.relation}
      </>
    );
  }
  return (
    <>
      {say("movedLevel", {
        actor: graph.nameOf(trial.actor ?? ""),
        criterion: domain.label("criterion", trial.criterion),
        from: domain.label("level", trial.from),
        to: domain.label("level", trial.to),
      })}
    </>
  );
}
