import { type FormEvent, useState } from "react";
import type { Round } from "../../model/types";
import { newID } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { criteria, liveRound } from "../../model/scores";
import { Confirm } from "./Confirm";
import { type Progress, useProgress } from "./progress";
import { TableScores } from "./TableScores";
import { Scrolling } from "./Scrolling";
import { workshopWords } from "./words";

/** A round of scoring: opened, followed and revealed. */
export function ScoreStep() {
  const say = useSay(workshopWords);
  const { graph } = useMap();
  const round = liveRound(graph.rounds);
  return (
    <>
      <p className="ds-paragraph">{say("scoreText")}</p>
      {graph.actors.size === 0 && (
        <p className="ds-alert" data-color="warning">
          {say("noActors")}
        </p>
      )}
      {!round && graph.actors.size > 0 && <OpenRound />}
      {round?.state === "open" && <Running round={round} />}
    </>
  );
}

function OpenRound() {
  const say = useSay(workshopWords);
  const attempt = useAttempt();
  const { changes } = useMap();
  const [name, setName] = useState("");
  const open = (event: FormEvent) => {
    event.preventDefault();
    const text = name.trim();
    void attempt(changes.send({ command: "OpenRound", args: { id: newID(), ...(text && { name: text }) } }));
  };
  return (
    <form className="row" onSubmit={open}>
      <label className="ds-field">
        <span className="ds-label">{say("roundName")}</span>
        <input className="ds-input" value={name} maxLength={200} autoComplete="off" onChange={(e) => setName(e.target.value)} />
      </label>
      <button type="submit" className="ds-button" data-size="lg">
        {say("openRound")}
      </button>
    </form>
  );
}

function Running({ round }: { round: Round }) {
  const say = useSay(workshopWords);
  const attempt = useAttempt();
  const { id, graph, changes, workshop } = useMap();
  const progress = useProgress(id, graph.revision);
  const people = workshop?.people?.length ?? 0;
  const tables = (workshop?.people ?? []).filter((p) => p.standIn);
  const [table, setTable] = useState<string>();
  const entered = tables.find((t) => t.id === table);
  return (
    <>
      <h3 className="ds-heading" data-size="xs">
        {say("roundRunning")}
        {round.name && `: ${round.name}`}
      </h3>
      <Figures progress={progress} people={people} actors={graph.actors.size} />
      {tables.length > 0 && (
        <div className="row">
          {tables.map((t) => (
            <button
              key={t.id}
              type="button"
              className="ds-button"
              data-variant="secondary"
              aria-expanded={t.id === table}
              onClick={() => setTable(t.id === table ? undefined : t.id)}
            >
              {say("enterFor", { name: t.name })}
            </button>
          ))}
        </div>
      )}
      {entered && <TableScores key={entered.id + round.id} table={entered} round={round.id} />}
      <PerActor progress={progress} people={people} />
      {progress && progress.scorers < 3 && <p className="run-note">{say("revealFew")}</p>}
      <div className="row">
        <button
          type="button"
          className="ds-button"
          data-size="lg"
          onClick={() => void attempt(changes.send({ command: "RevealRound", args: { id: round.id } }))}
        >
          {say("reveal")}
        </button>
        <DiscardRound round={round} />
      </div>
      <p className="run-note">{say("revealText")}</p>
    </>
  );
}

/** A button that discards a round, once one is sure. */
export function DiscardRound({ round }: { round: Round }) {
  const say = useSay(workshopWords);
  const { changes } = useMap();
  return (
    <Confirm button={say("discard")} title={say("discardSure")} act={() => changes.send({ command: "DiscardRound", args: { id: round.id } })}>
      {say("discardText")}
    </Confirm>
  );
}

/** How far the room is: who has begun and is done, and how many of all answers are given. */
export function Figures({ progress, people, actors }: { progress: Progress | undefined; people: number; actors: number }) {
  const say = useSay(workshopWords);
  const begun = progress?.scorers ?? 0;
  const of = Math.max(people, begun); // whoever runs the workshop may answer, too
  const given = Object.values(progress?.answers ?? {}).reduce((sum, a) => sum + a.interest + a.influence, 0);
  const all = Math.max(of * actors * criteria.length, 1);
  const percent = Math.floor((100 * given) / all);
  return (
    <div className="run-progress" data-given={given}>
      <p className="run-figures">
        <strong>{say("begun", { n: begun, of })}</strong>
        <span>{say("done", { n: progress?.done ?? 0 })}</span>
        <span>{say("answersGiven", { percent })}</span>
      </p>
      <progress max={all} value={given} aria-label={say("answersGiven", { percent })} />
    </div>
  );
}

// PerActor shows how many have answered for each actor: never what.
function PerActor({ progress, people }: { progress: Progress | undefined; people: number }) {
  const say = useSay(workshopWords);
  const domain = useDomain();
  const { graph } = useMap();
  const most = Math.max(people, progress?.scorers ?? 0, 1);
  return (
    <details open>
      <summary>{say("perActor")}</summary>
      <Scrolling label={say("perActor")}>
        <table className="ds-table" data-size="sm">
          <thead>
            <tr>
              <th scope="col">{say("actor")}</th>
              <th scope="col">{domain.label("criterion", "interest")}</th>
              <th scope="col">{domain.label("criterion", "influence")}</th>
            </tr>
          </thead>
          <tbody>
            {[...graph.actors.values()].map((a) => {
              const { interest = 0, influence = 0 } = progress?.answers[a.id] ?? {};
              return (
                <tr key={a.id}>
                  <th scope="row" className="run-name">
                    {a.name}
                  </th>
                  <td>
                    <Count n={interest} most={most} />
                  </td>
                  <td>
                    <Count n={influence} most={most} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scrolling>
    </details>
  );
}

function Count({ n, most }: { n: number; most: number }) {
  return (
    <span className="run-count">
      <span className="run-count-bar" aria-hidden="true" style={{ inlineSize: `${(4 * n) / most}rem` }} />
      {n}
    </span>
  );
}
