import { lazy, Suspense } from "react";
import { AddActorsDialog } from "../panel/AddActorsDialog";
import { NewActorDialog } from "./NewActorDialog";
import { Palette } from "./Palette";
import { RelationDialog } from "./RelationDialog";
import { onlyActor } from "./selection";
import { useStage } from "./stage";
import type { Action } from "./useActions";

const MapPropertiesDialog = lazy(() => import("../panel/MapPropertiesDialog").then((m) => ({ default: m.MapPropertiesDialog })));
const MergeDialog = lazy(() => import("../panel/MergeDialog").then((m) => ({ default: m.MergeDialog })));
const Shortcuts = lazy(() => import("./Shortcuts"));

/** The dialog that is open, if any. */
export function Dialogs({ actions }: { actions: readonly Action[] }) {
  return (
    <Suspense>
      <Open actions={actions} />
    </Suspense>
  );
}

function Open({ actions }: { actions: readonly Action[] }) {
  const { asking, ask, select } = useStage();
  const close = () => ask(undefined);
  switch (asking?.what) {
    case "actors":
      return <AddActorsDialog onClose={close} onActor={(id) => select(onlyActor(id))} />;
    case "actor":
      return <NewActorDialog at={asking.at} from={asking.from} />;
    case "relation":
      return <RelationDialog from={asking.from} to={asking.to} />;
    case "merge":
      return <MergeDialog actors={asking.actors} onClose={close} onMerged={(id) => select(onlyActor(id))} />;
    case "properties":
      return <MapPropertiesDialog onClose={close} />;
    case "palette":
      return <Palette actions={actions} />;
    case "shortcuts":
      return <Shortcuts actions={actions} />;
    default:
      return null;
  }
}
