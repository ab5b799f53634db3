import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { levels } from "../../model/types";
import { Chips, type Shared, useSpotName } from "./GridCell";
import { keyOf, type Spot } from "./grid";
import { mapWords } from "./words";

/** The spots where something is not assessed, the wholly unknown first. */
export const laneSpots: readonly Spot[] = [
  { interest: "", influence: "" },
  ...[...levels].reverse().map((interest): Spot => ({ interest, influence: "" })),
  ...[...levels].reverse().map((influence): Spot => ({ interest: "", influence })),
];

/** Those who are not assessed, or on one axis only. */
export function GridLane({ spots, looks, over, current }: Shared) {
  const say = useSay(mapWords);
  const name = useSpotName();
  const domain = useDomain();
  const count = laneSpots.reduce((n, spot) => n + (spots.get(keyOf(spot))?.length ?? 0), 0);
  return (
    <section
      className="grid-lane"
      data-spot="/"
      data-over={over !== undefined && over.split("/").includes("")}
      aria-label={`${domain.label("quadrant", "unknown")}: ${say("nActors", { n: count })}`}
    >
      <p className="grid-cell-head">
        <strong>{domain.label("quadrant", "unknown")}</strong>
        <span className="grid-count">{count}</span>
      </p>
      {laneSpots.map((spot, i) => {
        const actors = spots.get(keyOf(spot)) ?? [];
        if (actors.length === 0) return null;
        return (
          <div key={keyOf(spot)}>
            {i > 0 && <p className="grid-lane-name">{name(spot)}</p>}
            <Chips actors={actors} looks={looks} current={current} />
          </div>
        );
      })}
    </section>
  );
}
