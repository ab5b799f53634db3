import type { Round, View } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import type { LiveMap } from "../common/live";
import { liveRound } from "../../model/scores";
import { questionOf } from "./decisions";
import { useDrawn } from "./drawn";
import { Picture } from "../common/Picture";
import { Plot } from "./Plot";
import { useProgress } from "./progress";
import { Figures } from "./ScoreStep";
import { disagreement, resultsOf } from "../../model/tally";
import { workshopWords } from "./words";

/** What is in the middle of the wall: the view that everybody is led to, and the round. */
export function Wall({ map }: { map: LiveMap }) {
  const say = useSay(workshopWords);
  const { workshop, graph } = map;
  const round = liveRound(graph.rounds);
  const focus = workshop?.focus ?? "";
  const view = (workshop?.view || (focus && !round ? "network" : undefined)) as View | undefined;
  if (!view && !round && !focus) return null;
  return (
    <div className="wall-middle" data-drawing={view !== undefined}>
      {view && <WallDrawing map={map} view={view} />}
      {(round || focus) && (
        // A wall that is too small scrolls here, for keys as well.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className="wall-side" aria-label={say("wallRound")} tabIndex={0}>
          {focus && <p className="wall-focus">{graph.nameOf(focus)}</p>}
          {round?.state === "open" && <WallScore map={map} round={round} />}
          {round?.state === "revealed" && <WallResults map={map} round={round} focus={focus} most={view ? 3 : 6} />}
        </section>
      )}
    </div>
  );
}

function WallDrawing({ map, view }: { map: LiveMap; view: View }) {
  const say = useSay(workshopWords);
  const domain = useDomain();
  const drawn = useDrawn(map.graph);
  const alt = say("drawing", { view: domain.label("view", view), actors: map.graph.actors.size, relations: map.graph.relations.size });
  return <Picture className="wall-drawing" map={map.id} view={view} drawn={drawn} alt={alt} />;
}

function WallScore({ map, round }: { map: LiveMap; round: Round }) {
  const say = useSay(workshopWords);
  const progress = useProgress(map.id, map.graph.revision);
  return (
    <section aria-labelledby="wall-round" className="wall-score">
      <h3 id="wall-round" className="wall-big">
        {round.name || say("wallScore")}
      </h3>
      {round.name && <p>{say("wallScore")}</p>}
      <Figures progress={progress} people={map.workshop?.people?.length ?? 0} actors={map.graph.actors.size} />
    </section>
  );
}

function WallResults({ map, round, focus, most }: { map: LiveMap; round: Round; focus: string; most: number }) {
  const say = useSay(workshopWords);
  const domain = useDomain();
  const all = resultsOf(map.graph.tallies, [...map.graph.actors.values()], round.id);
  const wanted = focus ? all.filter((r) => r.actor.id === focus) : all.filter((r) => !r.tally.few);
  return (
    <section aria-labelledby="wall-result">
      <h3 id="wall-result" className="wall-big">
        {say("wallResult")}
      </h3>
      <ol className="wall-results">
        {wanted.slice(0, most).map((r) => (
          <li key={questionOf(r)}>
            <h4 className="run-name">
              {r.actor.name} – {domain.label("criterion", r.tally.criterion)}
            </h4>
            {r.tally.few ? (
              <p>{say("few", { n: r.tally.answers })}</p>
            ) : (
              <>
                <Plot result={r} />
                <p>{say(disagreement(r))}</p>
              </>
            )}
          </li>
        ))}
      </ol>
      {wanted.length > most && <p>{say("wallMore", { n: wanted.length - most })}</p>}
    </section>
  );
}
