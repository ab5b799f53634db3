import { type FormEvent, useState } from "react";
import type { Actor } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { commonWords } from "../common/words";
import { panelWords } from "./words";

/** The tags and the other names of an actor. */
export function Names({ actor }: { actor: Actor }) {
  const say = useSay(panelWords);
  const send = useSend();
  const { graph } = useMap();
  const of = (list: readonly { actor: string; name: string }[]) => list.filter((one) => one.actor === actor.id).map((one) => one.name);
  return (
    <>
      <NameList
        title={say("tags")}
        newLabel={say("newTag")}
        names={of(graph.tags)}
        add={(name) => send({ command: "AddTag", args: { actor: actor.id, name } })}
        remove={(name) => send({ command: "RemoveTag", args: { actor: actor.id, name } })}
      />
      <NameList
        title={say("otherNames")}
        newLabel={say("newName")}
        names={of(graph.aliases)}
        add={(name) => send({ command: "AddAlias", args: { actor: actor.id, name } })}
        remove={(name) => send({ command: "RemoveAlias", args: { actor: actor.id, name } })}
      />
    </>
  );
}

interface ListProps {
  title: string;
  newLabel: string;
  names: readonly string[];
  add: (name: string) => Promise<unknown>;
  remove: (name: string) => Promise<unknown>;
}

function NameList({ title, newLabel, names, add, remove }: ListProps) {
  const say = useSay(panelWords);
  const common = useSay(commonWords);
  const [text, setText] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && (await add(text.trim()))) setText("");
  };
  return (
    <details className="panel-section" open={names.length > 0}>
      <summary>
        {title} ({names.length})
      </summary>
      <ul className="panel-tags">
        {names.map((name) => (
          <li key={name}>
            <span className="ds-tag" data-size="sm">
              {name}
            </span>
            <button
              type="button"
              className="ds-button"
              data-size="sm"
              data-variant="tertiary"
              aria-label={say("removeNamed", { name })}
              onClick={() => void remove(name)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <form className="panel-row" onSubmit={(event) => void submit(event)}>
        <input
          className="ds-input"
          data-size="sm"
          aria-label={newLabel}
          placeholder={newLabel}
          maxLength={200}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
        <button type="submit" className="ds-button" data-size="sm" data-variant="secondary" disabled={!text.trim()}>
          {common("add")}
        </button>
      </form>
    </details>
  );
}
