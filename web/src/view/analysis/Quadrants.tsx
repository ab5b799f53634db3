import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { ActorLinks } from "../common/ActorLink";
import { Box } from "../common/asking/Box";
import type { Analysis } from "../../model/analysis";
import { analysisWords } from "./words";

const most = 12; // actors that are listed before the rest must be asked for

/** Who is where in the grid of interest and influence. */
export function Quadrants({ quadrants }: { quadrants: Analysis["quadrants"] }) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  return (
    <Box title={say("quadrants")} about={say("quadrantAbout")}>
      <dl className="quadrants">
        {quadrants.map(({ quadrant, actors }) => (
          <div key={quadrant}>
            <dt>
              {domain.label("quadrant", quadrant)} <span className="count">({actors.length})</span>
            </dt>
            <dd>{actors.length === 0 ? say("nobody") : <Some actors={actors} />}</dd>
          </div>
        ))}
      </dl>
    </Box>
  );
}

/** Actors, the many folded away. */
export function Some({ actors }: { actors: readonly string[] }) {
  const say = useSay(analysisWords);
  if (actors.length <= most) return <ActorLinks actors={actors} />;
  return (
    <>
      <ActorLinks actors={actors.slice(0, most)} />
      <details>
        <summary>{say("andMore", { n: actors.length - most })}</summary>
        <ActorLinks actors={actors.slice(most)} />
      </details>
    </>
  );
}
