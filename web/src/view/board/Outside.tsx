import { useMemo, useState } from "react";
import type { Actor } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { useDrop } from "../common/useDrop";
import { carries, dropped, useCarried } from "./carry";
import { useLit } from "./lit";
import { Menu } from "./Menu";
import { actorsOutside, groupsInOrder, matching } from "../../model/order";
import { actorFocus, useBoard } from "./useBoard";
import { boardWords } from "./words";

const most = 100; // actors shown at a time

/** The actors who sit in no group. A seat that is dropped here goes. */
export function Outside() {
  const { graph, may } = useMap();
  const board = useBoard();
  const { lit } = useLit();
  const say = useSay(boardWords);
  const [text, setText] = useState("");
  const outside = useMemo(() => actorsOutside(graph), [graph]);
  const found = useMemo(() => {
    const all = matching(outside, text);
    return lit.actors.size > 0 && !text ? [...all].sort((a, b) => Number(lit.actors.has(b.id)) - Number(lit.actors.has(a.id))) : all;
  }, [outside, text, lit]);
  const drop = useDrop(carries, (event) => {
    const seat = graph.seats.get(dropped(event)?.seat ?? "");
    if (seat) board.vacate(seat);
  });
  return (
    <section className="column outside" aria-labelledby="outside" data-over={drop.over} {...(may.revise ? drop.handlers : {})}>
      <h3 id="outside" className="ds-heading" data-size="2xs">
        {say("outside")}
      </h3>
      <p className="column-facts">{say("outsideCount", { n: outside.length })}</p>
      {outside.length > 8 && (
        <input
          type="search"
          className="ds-input"
          data-size="sm"
          aria-label={say("find")}
          placeholder={say("find")}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      )}
      <Nobody outside={outside.length} found={found.length} actors={graph.actors.size} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls must be reached by keyboard, also where nothing in it can be pressed (a reader, no groups yet) */}
      <ul className="seats" aria-labelledby="outside" tabIndex={0}>
        {found.slice(0, most).map((a) => (
          <OutsideActor key={a.id} actor={a} />
        ))}
      </ul>
      {found.length > most && <p className="ds-paragraph empty">{say("outsideMore", { n: found.length - most })}</p>}
      {drop.over && <p className="drop-hint">{say("dropOut")}</p>}
    </section>
  );
}

function Nobody({ outside, found, actors }: { outside: number; found: number; actors: number }) {
  const say = useSay(boardWords);
  if (found > 0) return null;
  return <p className="ds-paragraph empty">{say(actors === 0 ? "outsideEmpty" : outside === 0 ? "outsideNone" : "outsideNoMatch")}</p>;
}

function OutsideActor({ actor }: { actor: Actor }) {
  const { graph, may } = useMap();
  const { lit } = useLit();
  const domain = useDomain();
  const say = useSay(boardWords);
  const shown = lit.actors.has(actor.id);
  return (
    <li ref={useCarried(actor.id)} className="seat" data-shown={shown} draggable={may.revise}>
      <div className="seat-about">
        <span className="seat-name">{actor.name}</span>
        <span className="seat-facts">{domain.label("kind", actor.kind)}</span>
        {shown && <span className="unseen">{say("shown")}</span>}
      </div>
      {may.revise && graph.groups.size > 0 && (
        <Menu label={say("actorMenu", { actor: actor.name })} focus={actorFocus(actor.id)} content={(close) => <SeatIn actor={actor.id} close={close} />}>
          <span aria-hidden="true">⋮</span>
        </Menu>
      )}
    </li>
  );
}

function SeatIn({ actor, close }: { actor: string; close: () => void }) {
  const { graph } = useMap();
  const board = useBoard();
  const say = useSay(boardWords);
  const appoint = (group: string) => {
    close();
    board.appoint(actor, group);
  };
  return (
    <fieldset className="menu-part">
      <legend className="menu-head">{say("seatIn")}</legend>
      {groupsInOrder(graph).map((g) => (
        <button key={g.id} type="button" onClick={() => appoint(g.id)}>
          {g.name}
        </button>
      ))}
    </fieldset>
  );
}
