import { type FormEvent, useId, useState } from "react";
import type { Relation } from "../../model/types";
import { newID } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { Write } from "../common/controls";
import { actorNamed } from "../../model/order";
import { useAnnounce } from "../common/announce";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { commonWords } from "../common/words";
import { fundingOf } from "./rows";
import { themeWords } from "./words";

/** Who funds whom, with a way to add and to remove. */
export function FundingFields() {
  const { graph } = useMap();
  const say = useSay(themeWords);
  const funding = fundingOf(graph);
  return (
    <div className="funding">
      <h5 className="ds-heading" data-size="2xs">
        {say("funding")}
      </h5>
      {funding.length === 0 && <p className="ds-paragraph">{say("fundingNone")}</p>}
      <ul>
        {funding.map((r) => (
          <FundingRow key={r.id} relation={r} />
        ))}
      </ul>
      <AddFunding />
    </div>
  );
}

function FundingRow({ relation }: { relation: Relation }) {
  const { graph } = useMap();
  const send = useSend();
  const announce = useAnnounce();
  const say = useSay(themeWords);
  const common = useSay(commonWords);
  const domain = useDomain();
  const names = { from: graph.nameOf(relation.from), to: graph.nameOf(relation.to) };
  const remove = async () => {
    if (await send({ command: "Unrelate", args: { id: relation.id } })) announce(say("fundingRemoved", names));
  };
  return (
    <li>
      <span>
        {names.from} {domain.label("relation", "funds")} {names.to}
        {relation.label && ` (${relation.label})`}
      </span>
      <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" aria-label={say("removeFunding", names)} onClick={() => void remove()}>
        {common("remove")}
      </button>
    </li>
  );
}

function AddFunding() {
  const { graph } = useMap();
  const send = useSend();
  const announce = useAnnounce();
  const say = useSay(themeWords);
  const names = useId();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [label, setLabel] = useState("");
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const [payer, paid] = [actorNamed(graph, from), actorNamed(graph, to)];
    const wrong = !payer ? say("unknownName", { name: from }) : !paid ? say("unknownName", { name: to }) : payer.id === paid.id ? say("sameName") : "";
    setProblem(wrong);
    if (!payer || !paid || wrong) return;
    const args = { id: newID(), from: payer.id, to: paid.id, type: "funds" as const, strength: 1, ...(label.trim() && { label: label.trim() }) };
    if (!(await send({ command: "Relate", args }))) return;
    announce(say("fundingAdded", { from: payer.name, to: paid.name }));
    setTo("");
    setLabel("");
  };
  return (
    <form className="add-funding" onSubmit={submit}>
      <datalist id={names}>
        {[...graph.actors.values()].map((a) => (
          <option key={a.id} value={a.name}>
            {a.shortName}
          </option>
        ))}
      </datalist>
      <Write label={say("payer")} value={from} onChange={setFrom} names={names} />
      <Write label={say("paid")} value={to} onChange={setTo} names={names} />
      <Write label={say("what")} value={label} onChange={setLabel} />
      <button type="submit" className="ds-button" data-size="sm" data-variant="secondary" disabled={!from.trim() || !to.trim()}>
        {say("addFunding")}
      </button>
      {problem && (
        <p className="ds-validation-message" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
