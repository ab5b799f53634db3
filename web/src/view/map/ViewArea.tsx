import { useStage } from "./stage";
import { DrawingView } from "./DrawingView";
import { GridView } from "./GridView";
import { NetworkView } from "./NetworkView";
import { TableView } from "./TableView";
import { isPlaced } from "./useActions";
import { ZoomButtons } from "./ZoomButtons";

/** The view that is chosen, as a drawing or as tables. */
export function ViewArea() {
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
