import { useState } from "react";
import type { Group, Seat } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { useCarried } from "./carry";
import { useLit } from "./lit";
import { Menu } from "./Menu";
import { roles } from "../../model/choices";
import { interests } from "../../model/governance";
import { groupsInOrder } from "../../model/order";
import { SeatDialog } from "./SeatDialog";
import { seatFocus, useBoard } from "./useBoard";
import { boardWords } from "./words";

/** One seat in a group's column; it can be dragged, and has a menu that does the same. */
export function SeatCard({ seat, group }: { seat: Seat; group: Group }) {
  const { graph, may } = useMap();
  const { lit } = useLit();
  const say = useSay(boardWords);
  const [editing, setEditing] = useState(false);
  const name = graph.nameOf(seat.actor);
  const shown = lit.seats.has(seat.id) || (lit.actors.has(seat.actor) && lit.seats.size === 0);
  return (
    <li ref={useCarried(seat.actor, seat.id)} className="seat" data-shown={shown} data-role={seat.role} draggable={may.revise}>
      <div className="seat-about">
        <span className="seat-name">{name}</span>
        <SeatFacts seat={seat} />
        {shown && <span className="unseen">{say("shown")}</span>}
      </div>
      {may.revise && (
        <Menu
          label={say("seatMenu", { actor: name, group: group.name })}
          focus={seatFocus(seat.id)}
          content={(close) => (
            <SeatChoices
              seat={seat}
              close={close}
              edit={() => {
                close();
                setEditing(true);
              }}
            />
          )}
        >
          <span aria-hidden="true">⋮</span>
        </Menu>
      )}
      {editing && <SeatDialog seat={seat} onClose={() => setEditing(false)} />}
    </li>
  );
}

function SeatFacts({ seat }: { seat: Seat }) {
  const { graph } = useMap();
  const say = useSay(boardWords);
  const domain = useDomain();
  const held = interests.filter((i) => seat.interests?.[i]).map((i) => domain.label("interests", i));
  const spoken = graph.speaksFor.filter((s) => s.seat === seat.id).map((s) => graph.nameOf(s.actor));
  const plain = seat.role === "member" && (!seat.label || seat.label === domain.label("role", "member"));
  const facts = [
    plain ? "" : seat.label || domain.label("role", seat.role),
    seat.label && seat.role !== "member" && seat.label !== domain.label("role", seat.role) ? domain.label("role", seat.role) : "",
    seat.person ?? "",
    held.join(", "),
    spoken.length > 0 ? `${say("speaksFor")} ${spoken.join(", ")}` : "",
    seat.evidence === "assumed" ? say("assumed") : "",
  ].filter(Boolean);
  return facts.length > 0 && <span className="seat-facts">{facts.join(" · ")}</span>;
}

function SeatChoices({ seat, close, edit }: { seat: Seat; close: () => void; edit: () => void }) {
  const { graph } = useMap();
  const board = useBoard();
  const say = useSay(boardWords);
  const domain = useDomain();
  const others = groupsInOrder(graph).filter((g) => g.id !== seat.group);
  const then = (act: () => void) => () => {
    close();
    act();
  };
  return (
    <>
      {others.length > 0 && (
        <fieldset className="menu-part">
          <legend className="menu-head">{say("moveTo")}</legend>
          {others.map((g) => (
            <button key={g.id} type="button" onClick={then(() => board.move(seat, g.id))}>
              {g.name}
            </button>
          ))}
        </fieldset>
      )}
      <fieldset className="menu-part">
        <legend className="menu-head">{say("role")}</legend>
        {roles.map((r) => (
          <button key={r} type="button" aria-pressed={seat.role === r} onClick={then(() => board.setRole(seat, r))}>
            {domain.label("role", r)}
          </button>
        ))}
      </fieldset>
      <div className="menu-part">
        <button type="button" onClick={edit}>
          {say("edit")}
        </button>
        <button type="button" onClick={then(() => board.vacate(seat))}>
          {say("removeSeat")}
        </button>
      </div>
    </>
  );
}
