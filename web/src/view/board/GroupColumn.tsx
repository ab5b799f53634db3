import { useMemo, useState } from "react";
import type { Group } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { useMap } from "../common/live";
import { useDrop } from "../common/useDrop";
import { AddSeat } from "./AddSeat";
import { carries, dropped } from "./carry";
import { GroupDialog } from "./GroupDialog";
import { Menu } from "./Menu";
import type { Finding } from "../../model/governance";
import { seatsInOrder, sizeOf } from "../../model/order";
import { SeatCard } from "./SeatCard";
import { SeverityTag } from "./SeverityTag";
import { groupFocus, useBoard } from "./useBoard";
import { boardWords } from "./words";

interface Props {
  group: Group;
  findings: readonly Finding[];
  onVoices: () => void;
}

/** A group with what it does, how large it is, and its seats. */
export function GroupColumn({ group, findings, onVoices }: Props) {
  const { graph, may } = useMap();
  const board = useBoard();
  const say = useSay(boardWords);
  const seats = useMemo(() => seatsInOrder(graph, group.id), [graph, group.id]);
  const drop = useDrop(carries, (event) => {
    const carried = dropped(event);
    const seat = carried?.seat === undefined ? undefined : graph.seats.get(carried.seat);
    if (seat) board.move(seat, group.id);
    else if (carried && graph.actors.has(carried.actor)) board.appoint(carried.actor, group.id);
  });
  return (
    <article className="column" data-type={group.type} data-over={drop.over} aria-labelledby={`name-${group.id}`} {...(may.revise ? drop.handlers : {})}>
      <GroupHead group={group} onVoices={onVoices} />
      <Size group={group.id} seats={seats.length} findings={findings} />
      {seats.length === 0 && <p className="ds-paragraph empty">{say("emptyGroup")}</p>}
      <ul className="seats">
        {seats.map((s) => (
          <SeatCard key={s.id} seat={s} group={group} />
        ))}
      </ul>
      {drop.over && <p className="drop-hint">{say("dropHere")}</p>}
      {may.revise && <AddSeat group={group} />}
    </article>
  );
}

function GroupHead({ group, onVoices }: { group: Group; onVoices: () => void }) {
  const { graph, may } = useMap();
  const domain = useDomain();
  const say = useSay(boardWords);
  const [editing, setEditing] = useState(false);
  const above = group.reportsTo ? graph.groups.get(group.reportsTo) : undefined;
  return (
    <header className="column-head">
      <div className="column-title">
        <h3 id={`name-${group.id}`} className="ds-heading" data-size="2xs">
          {group.name}
        </h3>
        <Menu
          label={say("groupMenu", { group: group.name })}
          focus={groupFocus(group.id)}
          content={(close) => <GroupChoices group={group} close={close} edit={() => setEditing(true)} onVoices={onVoices} />}
        >
          <span aria-hidden="true">⋮</span>
        </Menu>
      </div>
      <p className="column-facts">
        <span className="ds-tag" data-size="sm" data-color="neutral">
          {domain.label("groupType", group.type)}
        </span>
        {group.label && group.label !== domain.label("groupType", group.type) && <span>{group.label}</span>}
        {group.evidence === "assumed" && <span>{say("assumed")}</span>}
      </p>
      {above && <p className="column-facts">{`${say("reportsTo")} ${above.name}`}</p>}
      {group.owner && <p className="column-facts">{`${say("owner")}: ${graph.nameOf(group.owner)}`}</p>}
      {group.mandate && (
        <details className="ds-details plain">
          <summary>{say("mandate")}</summary>
          <p className="ds-paragraph" data-size="sm">
            {group.mandate}
          </p>
        </details>
      )}
      {editing && may.revise && <GroupDialog group={group} onClose={() => setEditing(false)} />}
    </header>
  );
}

function GroupChoices({ group, close, edit, onVoices }: { group: Group; close: () => void; edit: () => void; onVoices: () => void }) {
  const { may } = useMap();
  const board = useBoard();
  const say = useSay(boardWords);
  const then = (act: () => void) => () => {
    close();
    act();
  };
  return (
    <div className="menu-part">
      <button type="button" onClick={then(onVoices)}>
        {say("showVoices")}
      </button>
      {may.revise && (
        <>
          <button type="button" onClick={then(edit)}>
            {say("edit")}
          </button>
          <button type="button" onClick={then(() => board.removeGroup(group))}>
            {say("removeGroup")}
          </button>
        </>
      )}
    </div>
  );
}

// Size is how many chairs count, and what the rule says of that. The service counts.
function Size({ group, seats, findings }: { group: string; seats: number; findings: readonly Finding[] }) {
  const say = useSay(boardWords);
  const language = useLanguage();
  const { count, said } = sizeOf(findings, group);
  if (count === undefined) return null;
  return (
    <div className="size">
      <p className="size-count">
        <strong>{count}</strong> {say("counts", { n: count })} {seats !== count && say("ofSeats", { n: seats })}
        {said && <SeverityTag severity={said.severity} />}
      </p>
      {said && <p className="size-said">{said.text[language]}</p>}
    </div>
  );
}
