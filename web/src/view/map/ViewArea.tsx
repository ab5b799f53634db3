import { lazy, Suspense } from "react";
import { useSay } from "../../words/dictionary";
import { commonWords } from "../common/words";
import { NetworkView } from "./NetworkView";
import { useStage } from "./stage";
import { isPlaced } from "./useActions";
import { ZoomButtons } from "./ZoomButtons";

// What is seen first is there at once; the other views come when they are asked for.
const GridView = lazy(() => import("./GridView"));
const DrawingView = lazy(() => import("./DrawingView"));
const TableView = lazy(() => import("./TableView"));

/** The view that is chosen, as a drawing or as tables. */
export function ViewArea() {
  const say = useSay(commonWords);
  return (
    <Suspense fallback={<p className="map-wait ds-paragraph">{say("loading")}</p>}>
      <Chosen />
    </Suspense>
  );
}

function Chosen() {
  const { view, table } = useStage();
  if (table) return <TableView />;
  if (view === "grid") return <GridView />;
  return (
    <>
      {isPlaced(view) ? <NetworkView key={view} view={view} /> : <DrawingView key={view} view={view} />}
      <ZoomButtons />
    </>
  );
}
