import { useMutation, useQuery } from "@tanstack/react-query";
import { type DragEvent, lazy, Suspense, useState } from "react";
import { mapAddress } from "../common/address";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { Failure } from "../common/Failure";
import { Header } from "../common/Header";
import { useDrop } from "../common/useDrop";
import { commonWords } from "../common/words";
import { Examples } from "./Examples";
import { MapList } from "./MapList";
import { NewMap } from "./NewMap";
import "./start.css";
import { startWords } from "./words";

const FromFile = lazy(() => import("./FromFile"));

// A file may be dropped anywhere on the page.
const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

type NewMapOf = { title: string } | { example: string };

/** The maps, and the ways to begin a new one. */
export function StartPage() {
  const common = useSay(commonWords);
  const say = useSay(startWords);
  const maps = useQuery({ queryKey: ["maps"], queryFn: () => got(api.GET("/api/maps")) });
  const create = useMutation({
    mutationFn: (body: NewMapOf) => got(api.POST("/api/maps", { body })),
    onSuccess: (made) => {
      location.hash = mapAddress(made.id);
    },
  });
  const [file, setFile] = useState<{ dropped?: File }>();
  const drop = useDrop(holdsFiles, (event) => {
    const dropped = event.dataTransfer.files[0];
    if (dropped) setFile({ dropped });
  });
  return (
    <div className="start" data-over={drop.over} {...drop.handlers}>
      <Header />
      <main className="page" id="content">
        <div>
          <h1 className="ds-heading" data-size="lg">
            {common("app")}
          </h1>
          <p className="ds-paragraph motto" data-size="lg">
            {say("motto")}
          </p>
        </div>
        <Failure error={maps.error ?? create.error} />
        {maps.data?.maps.length === 0 && <First />}
        <NewMap onCreate={(title) => create.mutate({ title })} onFile={() => setFile({})} />
        {maps.isPending && <p className="ds-paragraph">{common("loading")}</p>}
        {maps.data && <MapList maps={maps.data.maps} />}
        {!maps.error && <Examples onUse={(example) => create.mutate({ example })} busy={create.isPending} />}
      </main>
      {drop.over && <p className="drop-notice">{say("dropHere")}</p>}
      {file && (
        <Suspense fallback={null}>
          <FromFile onClose={() => setFile(undefined)} {...file} />
        </Suspense>
      )}
    </div>
  );
}

function First() {
  const say = useSay(startWords);
  return (
    <section className="first">
      <h2 className="ds-heading" data-size="sm">
        {say("firstTitle")}
      </h2>
      <ol>
        <li>{say("first1")}</li>
        <li>{say("first2")}</li>
        <li>{say("first3")}</li>
      </ol>
    </section>
  );
}
