import { useMemo, useState } from "react";
import type { Actor, Changed } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { mapAddress } from "../common/address";
import { Tick } from "../common/controls";
import { ChoiceField, TextField } from "../common/fields";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { agreements, anchorings } from "../../model/choices";
import type { Statement } from "./model";
import { rowsOf } from "./rows";
import { themeWords } from "./words";

const step = 15; // rows shown at a time

interface Props {
  about: "anchoring" | "roles";
  /** The fact whose actors are shown; all without one. */
  fact: Statement | undefined;
  all: () => void;
}

const columns = {
  anchoring: ["anchoring", "contactName", "contactRole"],
  roles: ["agreement", "owner"],
} as const;

/** Fields of each actor, edited in place. */
export function ActorTable({ about, fact, all }: Props) {
  const { graph } = useMap();
  const say = useSay(themeWords);
  const domain = useDomain();
  const language = useLanguage();
  const [text, setText] = useState("");
  const [shown, setShown] = useState(step);
  const rows = useMemo(() => rowsOf(graph, fact?.actors, text), [graph, fact, text]);
  if (graph.actors.size === 0) return <p className="ds-paragraph">{say("noActors")}</p>;
  return (
    <div id={`table-${about}`} className="actor-table">
      {fact && (
        <p className="only">
          {say("shown", { fact: fact.text[language] })}{" "}
          <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" onClick={all}>
            {say("showAll")}
          </button>
        </p>
      )}
      {graph.actors.size > step && (
        <input
          type="search"
          className="ds-input"
          data-size="sm"
          aria-label={say("search")}
          placeholder={say("search")}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      )}
      {rows.length === 0 && <p className="ds-paragraph">{say("noMatch")}</p>}
      {rows.length > 0 && (
        <table className="ds-table in-place" data-size="sm">
          <thead>
            <tr>
              <th scope="col">{say("actor")}</th>
              {columns[about].map((c) => (
                <th key={c} scope="col">
                  {domain.field("actor", c)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((a) => (
              <ActorRow key={a.id} actor={a} about={about} />
            ))}
          </tbody>
        </table>
      )}
      {rows.length > shown && (
        <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => setShown(shown + 10 * step)}>
          {say("more", { n: Math.min(rows.length - shown, 10 * step) })}
        </button>
      )}
    </div>
  );
}

function ActorRow({ actor, about }: { actor: Actor; about: Props["about"] }) {
  const { id } = useMap();
  const send = useSend();
  const say = useSay(themeWords);
  const domain = useDomain();
  const change = (args: Changed<"ChangeActor">) => void send({ command: "ChangeActor", args: { id: actor.id, ...args } });
  const label = (field: string) => say("fieldOf", { field: domain.field("actor", field), name: actor.name });
  return (
    <tr>
      <th scope="row">
        <a className="ds-link" href={mapAddress(id, "map", { aktor: actor.id })}>
          {actor.name}
        </a>
      </th>
      {about === "anchoring" ? (
        <>
          <Cell head={domain.field("actor", "anchoring")}>
            <ChoiceField
              label={label("anchoring")}
              type="anchoring"
              value={actor.anchoring}
              values={anchorings}
              onSave={(anchoring) => change({ anchoring })}
            />
          </Cell>
          <Cell head={domain.field("actor", "contactName")}>
            <TextField label={label("contactName")} value={actor.contactName} onSave={(contactName) => change({ contactName })} />
          </Cell>
          <Cell head={domain.field("actor", "contactRole")}>
            <TextField label={label("contactRole")} value={actor.contactRole} onSave={(contactRole) => change({ contactRole })} />
          </Cell>
        </>
      ) : (
        <>
          <Cell head={domain.field("actor", "agreement")}>
            <ChoiceField
              label={label("agreement")}
              type="agreement"
              value={actor.agreement}
              values={agreements}
              onSave={(agreement) => change({ agreement })}
            />
          </Cell>
          <Cell head={domain.field("actor", "owner")}>
            <Tick label={label("owner")} on={actor.owner ?? false} onChange={(owner) => change({ owner })} />
          </Cell>
        </>
      )}
    </tr>
  );
}

// Cell repeats its heading where the table is narrow.
function Cell({ head, children }: { head: string; children: React.ReactNode }) {
  return (
    <td>
      <span className="cell-head" aria-hidden="true">
        {head}
      </span>
      {children}
    </td>
  );
}
