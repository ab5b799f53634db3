import { useMemo, useState } from "react";
import type { SceneModel } from "../../canvas/api";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { appearances, growth } from "./look";
import { type Place, SceneMaker } from "./scene";
import { useStage } from "./stage";

/** The canvas' model of what the stage shows. */
export function useScene(places: ReadonlyMap<string, Place>): SceneModel {
  const { graph } = useMap();
  const domain = useDomain();
  const { look, filters, passing, focus, path } = useStage();
  const [maker] = useState(() => new SceneMaker());
  const looks = useMemo(() => appearances(graph, look.colour), [graph, look.colour]);
  const grows = useMemo(() => growth(graph, look.size), [graph, look.size]);
  return useMemo(
    () => maker.make({ graph, places, looks, growth: grows, filters, passing, focus, path, lineText: (r) => r.label || domain.label("relation", r.type) }),
    [maker, graph, places, looks, grows, filters, passing, focus, path, domain],
  );
}
