import { type FormEvent, useState } from "react";
import type { components } from "../../model/api.gen";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { compareNames } from "../../model/sorting";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { workshopWords } from "./words";

export type Attendee = components["schemas"]["attendee"];

/** Who is in the workshop, and the tables without phones. */
export function People() {
  const say = useSay(workshopWords);
  const { workshop } = useMap();
  const people = [...(workshop?.people ?? [])].sort((a, b) => compareNames(a.name, b.name));
  return (
    <section aria-labelledby="people">
      <h3 id="people" className="ds-heading" data-size="2xs">
        {say("people")}
      </h3>
      {people.some((p) => p.alike) && <p className="run-note">{say("alikeText")}</p>}
      {people.length === 0 && <p className="ds-paragraph">{say("peopleNone")}</p>}
      <ul className="run-list">
        {people.map((p) => (
          <PersonRow key={p.id} person={p} />
        ))}
      </ul>
      <AddTable />
    </section>
  );
}

function PersonRow({ person }: { person: Attendee }) {
  const say = useSay(workshopWords);
  const attempt = useAttempt();
  const { id, may } = useMap();
  const path = { params: { path: { map: id, participant: person.id } } };
  const share = () => attempt(got(api.PATCH("/api/maps/{map}/workshop/people/{participant}", { ...path, body: { coFacilitator: !person.coFacilitator } })));
  const sendOut = () => attempt(got(api.DELETE("/api/maps/{map}/workshop/people/{participant}", path)));
  const { name, coFacilitator: co = false } = person;
  return (
    <li>
      <span className="run-name">{name}</span>
      {person.standIn && (
        <span className="ds-tag" data-size="sm" data-color="neutral">
          {say("table")}
        </span>
      )}
      {co && (
        <span className="ds-tag" data-size="sm" data-color="info">
          {say("co")}
        </span>
      )}
      {person.alike && (
        <span className="ds-tag" data-size="sm" data-color="warning">
          {say("alike", { n: person.alike })}
        </span>
      )}
      <span className="run-actions">
        {!person.standIn && may.revise && (
          <button
            type="button"
            className="ds-button"
            data-size="sm"
            data-variant="tertiary"
            aria-label={say(co ? "endCoWho" : "makeCoWho", { name })}
            onClick={() => void share()}
          >
            {say(co ? "endCo" : "makeCo")}
          </button>
        )}
        <button
          type="button"
          className="ds-button"
          data-size="sm"
          data-variant="tertiary"
          data-color="danger"
          aria-label={say("sendOutWho", { name })}
          onClick={() => void sendOut()}
        >
          {say("sendOut")}
        </button>
      </span>
    </li>
  );
}

function AddTable() {
  const say = useSay(workshopWords);
  const attempt = useAttempt();
  const { id } = useMap();
  const [name, setName] = useState("");
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    const added = await attempt(got(api.POST("/api/maps/{map}/workshop/tables", { params: { path: { map: id } }, body: { name: name.trim() } })));
    if (added) setName("");
  };
  return (
    <form className="row" onSubmit={(e) => void add(e)}>
      <label className="ds-field">
        <span className="ds-label">{say("tableName")}</span>
        <input className="ds-input" value={name} maxLength={40} autoComplete="off" onChange={(e) => setName(e.target.value)} />
      </label>
      <button type="submit" className="ds-button" data-variant="secondary" disabled={name.trim() === ""}>
        {say("addTable")}
      </button>
      <p className="run-note">{say("tableText")}</p>
    </form>
  );
}
