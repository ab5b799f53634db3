import { memo, type ReactNode, useState } from "react";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import type { Actor } from "../../model/types";
import { Dialog } from "../common/Dialog";
import { GridChip } from "./GridChip";
import { fillOf, keyOf, quadrantOf, type Spot } from "./grid";
import type { Appearance } from "./look";
import { useStage } from "./stage";
import { mapWords } from "./words";

/** What all cells are given. */
export interface Shared {
  spots: ReadonlyMap<string, readonly Actor[]>;
  looks: ReadonlyMap<string, Appearance>;
  /** The key of the spot that something is dragged over. */
  over: string | undefined;
  /** The actor that is the grid's one tab stop. */
  current: string | undefined;
}

/** The room for chips in a cell, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

const corners = new Set(["none/high", "high/high", "none/none", "high/none"]);

/** One cell: its actors, or as many as there is room for and the number of the rest. */
export function GridCell({ spot, room, spots, looks, over, current }: Shared & { spot: Spot; room: Room }) {
  const say = useSay(mapWords);
  const name = useSpotName();
  const domain = useDomain();
  const [all, setAll] = useState(false);
  const key = keyOf(spot);
  const actors = spots.get(key) ?? [];
  const { density, shown, behind } = fillOf(actors.length, room.width, room.height);
  return (
    <section
      className="grid-cell"
      data-spot={key}
      data-quadrant={quadrantOf(spot)}
      data-over={over === key}
      data-empty={actors.length === 0}
      data-density={density}
      aria-label={`${name(spot)}: ${say("nActors", { n: actors.length })}`}
    >
      <p className="grid-cell-head" aria-hidden="true">
        <span className="grid-cell-name">{name(spot)}</span>
        {corners.has(key) && <span className="grid-cell-quadrant">{domain.label("quadrant", quadrantOf(spot))}</span>}
        {actors.length > 0 && <span className="grid-count">{actors.length}</span>}
      </p>
      <Chips actors={visible(actors, shown, current)} looks={looks} current={current}>
        {behind > 0 && (
          <li className="grid-rest">
            <button type="button" className="grid-more" aria-label={`${say("andMore", { n: behind })}: ${name(spot)}`} onClick={() => setAll(true)}>
              {say("andMore", { n: behind })}
            </button>
          </li>
        )}
      </Chips>
      {all && <Everybody title={`${name(spot)} (${actors.length})`} actors={actors} looks={looks} onClose={() => setAll(false)} />}
    </section>
  );
}

/** Those for whom there is room; who has the keyboard's focus is always among them. */
function visible(actors: readonly Actor[], shown: number, current: string | undefined): readonly Actor[] {
  const first = actors.slice(0, shown);
  const hidden = actors.slice(shown).find((a) => a.id === current);
  return hidden ? [...first.slice(0, -1), hidden] : first;
}

interface ChipsProps {
  actors: readonly Actor[];
  looks: ReadonlyMap<string, Appearance>;
  current: string | undefined;
  /** What stands after them. */
  children?: ReactNode;
}

/** The actors of a spot as buttons. */
export function Chips({ actors, looks, current, children }: ChipsProps) {
  const { selection, passing, near } = useStage();
  return (
    <ul className="grid-chips">
      {actors.map((a) => (
        <MemoChip
          key={a.id}
          actor={a}
          look={looks.get(a.id)}
          selected={selection.actors.includes(a.id)}
          dim={!(passing?.has(a.id) ?? true) || !(near?.has(a.id) ?? true)}
          stop={a.id === current}
        />
      ))}
      {children}
    </ul>
  );
}

// Looks are made anew with every change of the map: compared by what they say.
const MemoChip = memo(
  GridChip,
  (a, b) =>
    a.actor === b.actor &&
    a.selected === b.selected &&
    a.dim === b.dim &&
    a.stop === b.stop &&
    a.look?.tone.hue === b.look?.tone.hue &&
    a.look?.tone.pattern === b.look?.tone.pattern &&
    a.look?.badge === b.look?.badge,
);

function Everybody({
  title,
  actors,
  looks,
  onClose,
}: {
  title: string;
  actors: readonly Actor[];
  looks: ReadonlyMap<string, Appearance>;
  onClose: () => void;
}) {
  return (
    <Dialog title={title} onClose={onClose} wide>
      <div className="grid-everybody">
        <Chips actors={actors} looks={looks} current={undefined} />
      </div>
    </Dialog>
  );
}

/** A function that names a spot: «interesse stor, innflytelse liten». */
export function useSpotName(): (spot: Spot) => string {
  const say = useSay(mapWords);
  const domain = useDomain();
  return ({ interest, influence }) => say("spot", { interest: domain.label("level", interest), influence: domain.label("level", influence) });
}
