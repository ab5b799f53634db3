import { type FormEvent, useId, useState } from "react";
import type { components } from "../../model/api.gen";
import { ask } from "../../net/ask";
import { useSay } from "../../words/dictionary";
import { Box } from "../common/asking/Box";
import { useAttempt } from "../common/attempt";
import { Tick } from "../common/controls";
import { save } from "../common/csv";
import { useMap } from "../common/live";
import { deskWords } from "./words";

type Match = components["schemas"]["Match"];
type Receipt = components["schemas"]["erased"];

interface Found {
  readonly name: string;
  readonly matches: readonly Match[];
}

/** Erases a person: looks for the name, lets one tick what else is the same person, and gives a receipt. */
export function Forget() {
  const say = useSay(deskWords);
  const attempt = useAttempt();
  const { id } = useMap();
  const [found, setFound] = useState<Found>();
  const [receipt, setReceipt] = useState<Receipt>();
  const find = async (name: string) => {
    const answer = await attempt(ask<components["schemas"]["nameMatches"]>("POST", `/api/maps/${id}/forget/find`, { name }));
    if (!answer) return;
    setReceipt(undefined);
    setFound({ name, matches: answer.matches });
  };
  const forget = async (name: string, also: readonly string[]) => {
    const done = await attempt(ask<Receipt>("POST", `/api/maps/${id}/forget`, { name, also }));
    if (!done) return;
    setFound(undefined);
    setReceipt(done);
  };
  return (
    <Box title={say("forget")} about={say("forgetAbout")}>
      <Find onFind={find} />
      <output>
        {found && found.matches.length === 0 && <p className="ds-paragraph">{say("forgotNone", { name: found.name })}</p>}
        {receipt && <Told receipt={receipt} />}
      </output>
      {found && found.matches.length > 0 && <Forms key={found.name} found={found} onForget={forget} />}
    </Box>
  );
}

function Find({ onFind }: { onFind: (name: string) => Promise<void> }) {
  const say = useSay(deskWords);
  const id = useId();
  const [name, setName] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") void onFind(name.trim());
  };
  return (
    <form className="forget" onSubmit={submit}>
      <div className="ds-field">
        <label className="ds-label" data-size="sm" htmlFor={id}>
          {say("forgetName")}
        </label>
        <input id={id} className="ds-input" data-size="sm" autoComplete="off" value={name} onChange={(e) => setName(e.target.value)} />
      </div>
      <button type="submit" className="ds-button own-width" data-size="sm" data-variant="secondary" disabled={name.trim() === ""}>
        {say("forgetFind")}
      </button>
    </form>
  );
}

/** The forms that were found. The name itself is erased; of the others those that are ticked. */
function Forms({ found, onForget }: { found: Found; onForget: (name: string, also: readonly string[]) => Promise<void> }) {
  const say = useSay(deskWords);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const exact = found.matches.filter((m) => m.kind === "exact");
  const others = found.matches.filter((m) => m.kind !== "exact");
  const tick = (text: string, on: boolean) => setTicked((all) => (on ? [...all, text] : all.filter((t) => t !== text)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onForget(found.name, ticked);
  };
  return (
    <form className="forget" onSubmit={submit}>
      {exact.map((m) => (
        <p key={m.text} className="ds-paragraph" data-size="sm">
          <Form match={m} />
        </p>
      ))}
      {others.length > 0 && (
        <fieldset className="ds-fieldset forget">
          <legend className="ds-label" data-size="sm">
            {say("forgetTick")}
          </legend>
          {others.map((m) => (
            <Tick key={m.kind + m.text} label={<Form match={m} />} on={ticked.includes(m.text)} onChange={(on) => tick(m.text, on)} />
          ))}
        </fieldset>
      )}
      <button type="submit" className="ds-button own-width" data-size="sm" data-color="danger" disabled={exact.length + ticked.length === 0}>
        {say("forgetNow", { forms: exact.length + ticked.length })}
      </button>
    </form>
  );
}

function Form({ match }: { match: Match }) {
  const say = useSay(deskWords);
  return <>{say("forgetForm", { text: match.text, rows: match.records, entries: match.revisions, people: match.people })}</>;
}

/** What was erased, and where it was looked for afterwards. */
function Told({ receipt }: { receipt: Receipt }) {
  const say = useSay(deskWords);
  const found = receipt.searched.reduce((n, s) => n + s.found, 0);
  const keep = () => {
    const { left: _, ...rest } = receipt; // what may be the person is none of the receipt's business
    save(`kvittering-${receipt.id}.json`, "application/json", JSON.stringify(rest, undefined, 2));
  };
  return (
    <>
      <p className="ds-paragraph">{say("forgot", { rows: receipt.records, entries: receipt.revisions, people: receipt.people })}</p>
      <p className="ds-paragraph" data-size="sm">
        {found === 0 ? say("forgotSearched", { n: receipt.searched.length }) : say("forgotElsewhere", { n: found })}
        {receipt.backups.length > 0 && <> {say("forgotBackups", { copies: receipt.backups.length })}</>}
      </p>
      <button type="button" className="ds-button own-width" data-size="sm" data-variant="secondary" onClick={keep}>
        {say("forgotReceipt")}
      </button>
    </>
  );
}
