// What one does on the board. Each of them is one command; afterwards the focus
// is where the thing went, and screen readers are told.
import { createContext, useCallback, useContext, useEffect, useMemo, useRef } from "react";
import type { Command, Group, Seat } from "../../model/types";
import { newID } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useAnnounce } from "../common/announce";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import type { Role } from "../../model/governance";
import { boardWords } from "./words";

export interface Board {
  /** Sends a command, says what was done, and puts the focus on the element with that data-focus. */
  act(command: Command, told: string, focus?: string): Promise<boolean>;
  appoint(actor: string, group: string): void;
  move(seat: Seat, group: string): void;
  vacate(seat: Seat): void;
  setRole(seat: Seat, role: Role): void;
  removeGroup(group: Group): void;
}

export const BoardContext = createContext<Board | undefined>(undefined);

/** The board's doings; only within the board. */
export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error("there is no board here");
  return board;
}

/** The key of a seat's menu, for the focus. */
export const seatFocus = (seat: string) => `seat/${seat}`;
export const actorFocus = (actor: string) => `actor/${actor}`;
export const groupFocus = (group: string) => `group/${group}`;

/** Makes the doings of the board. */
export function useDoings(): Board {
  const { graph, changes } = useMap();
  const say = useSay(boardWords);
  const domain = useDomain();
  const attempt = useAttempt();
  const announce = useAnnounce();
  const focusOn = useFocusWhen(graph.revision);
  return useMemo(() => {
    const act = async (command: Command, told: string, focus?: string) => {
      const done = await attempt(changes.send(command));
      if (!done) return false;
      announce(told);
      if (focus) focusOn(focus, done.revision);
      return true;
    };
    const groupName = (id: string) => graph.groups.get(id)?.name ?? id;
    return {
      act,
      appoint(actor, group) {
        const id = newID();
        void act(
          { command: "Appoint", args: { id, actor, group, role: "member" } },
          say("appointed", { actor: graph.nameOf(actor), group: groupName(group) }),
          seatFocus(id),
        );
      },
      move(seat, group) {
        if (seat.group === group) return;
        void act(
          { command: "ChangeSeat", args: { id: seat.id, group } },
          say("moved", { actor: graph.nameOf(seat.actor), group: groupName(group) }),
          seatFocus(seat.id),
        );
      },
      vacate(seat) {
        void act(
          { command: "Vacate", args: { id: seat.id } },
          say("vacated", { actor: graph.nameOf(seat.actor), group: groupName(seat.group) }),
          groupFocus(seat.group),
        );
      },
      setRole(seat, role) {
        void act(
          { command: "ChangeSeat", args: { id: seat.id, role } },
          say("roleSet", { actor: graph.nameOf(seat.actor), role: domain.label("role", role) }),
          seatFocus(seat.id),
        );
      },
      removeGroup(group) {
        void act({ command: "RemoveGroup", args: { id: group.id } }, say("groupRemoved", { group: group.name }), "board/add");
      },
    };
  }, [graph, changes, say, domain, attempt, announce, focusOn]);
}

// useFocusWhen gives a function that focuses an element as soon as the page
// shows a revision.
function useFocusWhen(revision: number): (key: string, revision: number) => void {
  const wanted = useRef<{ key: string; revision: number }>(undefined);
  const shown = useRef(0);
  const focus = useCallback(() => {
    if (!wanted.current || shown.current < wanted.current.revision) return;
    document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(wanted.current.key)}"]`)?.focus();
    wanted.current = undefined;
  }, []);
  useEffect(() => {
    shown.current = revision;
    focus();
  }, [revision, focus]);
  return useCallback(
    (key, from) => {
      wanted.current = { key, revision: from };
      focus();
    },
    [focus],
  );
}
