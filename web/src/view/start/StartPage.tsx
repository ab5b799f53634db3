import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { mapAddress } from "../../address";
import type { Summary } from "../../model/types";
import { api, drawingAddress, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { Failure } from "../common/Failure";
import { Header } from "../common/Header";
import { commonWords } from "../common/words";
import { startWords } from "./words";

type NewMap = { title: string } | { example: string };

/** The list of maps, with a way to make one. */
export function StartPage() {
  const common = useSay(commonWords);
  const say = useSay(startWords);
  const maps = useQuery({ queryKey: ["maps"], queryFn: () => got(api.GET("/api/maps")) });
  const examples = useQuery({ queryKey: ["examples"], queryFn: () => got(api.GET("/api/examples")) });
  const create = useMutation({
    mutationFn: (body: NewMap) => got(api.POST("/api/maps", { body })),
    onSuccess: (made) => {
      location.hash = mapAddress(made.id);
    },
  });
  return (
    <>
      <Header />
      <main className="page" id="content">
        <h1 className="ds-heading" data-size="lg">
          {common("app")}
        </h1>
        <p className="ds-paragraph" data-size="lg">
          {say("motto")}
        </p>
        <Failure error={maps.error ?? create.error} />
        <section aria-labelledby="maps">
          <h2 id="maps" className="ds-heading" data-size="md">
            {say("maps")}
          </h2>
          {maps.isPending && <p className="ds-paragraph">{common("loading")}</p>}
          {maps.data?.maps.length === 0 && <p className="ds-paragraph">{say("noMaps")}</p>}
          <ul className="cards">
            {maps.data?.maps.map((map) => (
              <Card key={map.id} map={map} />
            ))}
          </ul>
        </section>
        <NewMapForm create={create.mutate} />
        <section aria-labelledby="examples">
          <h2 id="examples" className="ds-heading" data-size="md">
            {say("examples")}
          </h2>
          <ul className="buttons">
            {examples.data?.examples.map((example) => (
              <li key={example.id}>
                <button type="button" className="ds-button" data-variant="secondary" onClick={() => create.mutate({ example: example.id })}>
                  {example.title}
                </button>
              </li>
            ))}
          </ul>
        </section>
      </main>
    </>
  );
}

function Card({ map }: { map: Summary }) {
  const common = useSay(commonWords);
  const say = useSay(startWords);
  const lang = useLanguage();
  return (
    <li className="ds-card" data-variant="tinted">
      <img className="thumbnail" src={drawingAddress(map.id, { view: "network", lang, revision: map.revision })} alt="" loading="lazy" />
      <h3 className="ds-heading" data-size="xs">
        <a className="ds-link" href={mapAddress(map.id)}>
          {map.title || common("untitled")}
        </a>
      </h3>
      <p className="ds-paragraph" data-size="sm">
        {say("actors", { n: map.actors })}
      </p>
    </li>
  );
}

function NewMapForm({ create }: { create: (from: NewMap) => void }) {
  const say = useSay(startWords);
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
