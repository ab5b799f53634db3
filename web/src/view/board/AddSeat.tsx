import { type FormEvent, useId, useState } from "react";
import type { Group } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { commonWords } from "../common/words";
import { actorNames } from "./ActorNames";
import { actorNamed } from "../../model/order";
import { useBoard } from "./useBoard";
import { boardWords } from "./words";

/** A field that gives an actor of the map one more seat. */
export function AddSeat({ group }: { group: Group }) {
  const { graph } = useMap();
  const board = useBoard();
  const say = useSay(boardWords);
  const common = useSay(commonWords);
  const id = useId();
  const [name, setName] = useState("");
  const [unknown, setUnknown] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const actor = actorNamed(graph, name);
    setUnknown(actor ? "" : name.trim());
    if (!actor) return;
    board.appoint(actor.id, group.id);
    setName("");
  };
  return (
    <form className="add-seat" onSubmit={submit}>
      <label className="unseen" htmlFor={id}>
        {say("addSeat")} – {group.name}
      </label>
      <input
        id={id}
        className="ds-input"
        data-size="sm"
        list={actorNames}
        placeholder={say("addSeatHint")}
        value={name}
        onChange={(e) => setName(e.target.value)}
        aria-describedby={unknown ? `${id}-unknown` : undefined}
        aria-invalid={unknown !== ""}
        autoComplete="off"
      />
      <button type="submit" className="ds-button" data-size="sm" data-variant="secondary" disabled={!name.trim()}>
        {common("add")}
      </button>
      {unknown && (
        <p id={`${id}-unknown`} className="ds-validation-message" role="alert">
          {say("addSeatUnknown", { name: unknown })}
        </p>
      )}
    </form>
  );
}
