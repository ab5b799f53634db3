import { type FormEvent, useEffect, useState } from "react";
import { ApiError, createMap, drawingAddress, type Example, listExamples, listMaps, type Summary } from "../net/api";
import type { Language, Speak } from "../words";
import { Failure } from "./Failure";

interface Props {
  say: Speak;
  language: Language;
  open: (id: string) => void;
}

/** The list of maps, with a way to make one. */
export function StartPage({ say, language, open }: Props) {
  const [maps, setMaps] = useState<readonly Summary[]>();
  const [examples, setExamples] = useState<readonly Example[]>([]);
  const [failure, setFailure] = useState<ApiError>();
  const fail = (error: unknown) => setFailure(error instanceof ApiError ? error : new ApiError("unknown", 0));
  useEffect(() => {
    Promise.all([listMaps(), listExamples()]).then(([m, e]) => {
      setMaps(m);
      setExamples(e);
    }, fail);
  }, []);
  const create = (from: Parameters<typeof createMap>[0]) => createMap(from).then(open, fail);
  return (
    <main className="page">
      <h1 className="ds-heading" data-size="lg">
        {say("title")}
      </h1>
      <p className="ds-paragraph" data-size="lg">
        {say("motto")}
      </p>
      <Failure failure={failure} say={say} />
      <section aria-labelledby="maps">
        <h2 id="maps" className="ds-heading" data-size="md">
          {say("maps")}
        </h2>
        {!maps && !failure && <p className="ds-paragraph">{say("loading")}</p>}
        {maps?.length === 0 && <p className="ds-paragraph">{say("noMaps")}</p>}
        <ul className="cards">
          {maps?.map((map) => (
            <li key={map.id} className="ds-card" data-variant="tinted">
              <img className="thumbnail" src={drawingAddress(map.id, "network", language, map.revision)} alt="" loading="lazy" />
              <h3 className="ds-heading" data-size="xs">
                <a className="ds-link" href={`#/kart/${map.id}`}>
                  {map.title || say("untitled")}
                </a>
              </h3>
              <p className="ds-paragraph" data-size="sm">
                {say("actors", { n: map.actors })}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <NewMap say={say} create={create} />
      <section aria-labelledby="examples">
        <h2 id="examples" className="ds-heading" data-size="md">
          {say("examples")}
        </h2>
        <ul className="buttons">
          {examples.map((example) => (
            <li key={example.id}>
              <button type="button" className="ds-button" data-variant="secondary" onClick={() => create({ example: example.id })}>
                {example.title}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}

function NewMap({ say, create }: { say: Speak; create: (from: { title: string }) => void }) {
  const [title, setTitle] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim()) create({ title: title.trim() });
  };
  return (
    <section aria-labelledby="new">
      <h2 id="new" className="ds-heading" data-size="md">
        {say("newMap")}
      </h2>
      <form className="row" onSubmit={submit}>
        <div className="ds-field">
          <label className="ds-label" htmlFor="title">
            {say("name")}
          </label>
          <input id="title" className="ds-input" maxLength={200} value={title} onChange={(e) => setTitle(e.target.value)} />
        </div>
        <button type="submit" className="ds-button" disabled={!title.trim()}>
          {say("create")}
        </button>
      </form>
    </section>
  );
}
