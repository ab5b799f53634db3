import type { Actor } from "../../model/types";
import { useDomain } from "../../words/domain";
import { breakable } from "./breaks";
import { type Appearance, shapeOf } from "./look";
import { Mark } from "./Mark";

const long = 26; // characters that may need more than two lines

interface Props {
  actor: Actor;
  look: Appearance | undefined;
  selected: boolean;
  dim: boolean;
  /** The one tab stop of the grid. */
  stop: boolean;
}

/** An actor in the grid. What is done to it is heard by the grid. */
export function GridChip({ actor, look, selected, dim, stop }: Props) {
  const domain = useDomain();
  return (
    <li>
      <button
        type="button"
        className="grid-chip"
        data-actor={actor.id}
        data-dim={dim}
        data-assumed={actor.evidence === "assumed"}
        aria-pressed={selected}
        aria-label={`${actor.name}, ${domain.label("kind", actor.kind)}`}
        title={actor.name}
        tabIndex={stop ? 0 : -1}
      >
        {look && <Mark kind={shapeOf(actor.kind)} tone={look.tone} badge={look.badge} />}
        <span className="grid-chip-name">{breakable(actor.name.length > long && actor.shortName ? actor.shortName : actor.name)}</span>
      </button>
    </li>
  );
}
