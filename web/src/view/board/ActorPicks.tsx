import { useId, useState } from "react";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { commonWords } from "../common/words";
import { actorNamed } from "../../model/order";
import { boardWords } from "./words";

interface Props {
  label: string;
  chosen: readonly string[];
  choose: (actors: string[]) => void;
  /** The id of the list of names to offer. */
  names: string;
}

/** Several actors of the map, added by name and removed one by one. */
export function ActorPicks({ label, chosen, choose, names }: Props) {
  const { graph } = useMap();
  const say = useSay(boardWords);
  const common = useSay(commonWords);
  const id = useId();
  const [name, setName] = useState("");
  const [unknown, setUnknown] = useState("");
  const add = () => {
    const actor = actorNamed(graph, name);
    setUnknown(actor || !name.trim() ? "" : name.trim());
    if (!actor) return;
    if (!chosen.includes(actor.id)) choose([...chosen, actor.id]);
    setName("");
  };
  return (
    <div className="ds-field picks">
      <label className="ds-label" data-size="sm" htmlFor={id}>
        {label}
      </label>
      {chosen.length > 0 && (
        <ul className="chips">
          {chosen.map((a) => (
            <li key={a}>
              <button
                type="button"
                className="ds-chip"
                data-size="sm"
                data-removable="true"
                aria-label={say("removeName", { name: graph.nameOf(a) })}
                onClick={() => choose(chosen.filter((c) => c !== a))}
              >
                {graph.nameOf(a)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="pick-row">
        <input
          id={id}
          className="ds-input"
          data-size="sm"
          list={names}
          placeholder={say("addSeatHint")}
          value={name}
          autoComplete="off"
          aria-invalid={unknown !== ""}
          onChange={(e) => setName(e.target.value)}
          onBlur={add}
          onKeyDown={(e) => {
            if (e.key !== "Enter") return;
            e.preventDefault(); // it adds a name, it does not send the form
            if (name.trim()) add();
          }}
        />
        <button type="button" className="ds-button" data-size="sm" data-variant="secondary" disabled={!name.trim()} onClick={add}>
          {common("add")}
        </button>
      </div>
      {unknown && (
        <p className="ds-validation-message" role="alert">
          {say("addSeatUnknown", { name: unknown })}
        </p>
      )}
    </div>
  );
}
