import { useState } from "react";
import { type View, views } from "../../model/types";
import { drawingAddress } from "../../net/client";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { useMap } from "../common/live";

/** A map as drawings that follow its changes. */
export default function MapPage() {
  const { id, graph } = useMap();
  const domain = useDomain();
  const lang = useLanguage();
  const [view, setView] = useState<View>("network");
  return (
    <>
      <div className="row">
        {views.map((v) => (
          <button key={v} type="button" className="ds-button" data-size="sm" data-variant={v === view ? "primary" : "secondary"} aria-pressed={v === view} onClick={() => setView(v)}>
            {domain.label("view", v)}
          </button>
        ))}
      </div>
      <img className="drawing" src={drawingAddress(id, { view, lang, revision: graph.revision })} alt={domain.label("view", view)} />
    </>
  );
}
