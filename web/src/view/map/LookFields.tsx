import type { View } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLevelsSeen } from "../common/levels";
import { Select } from "../common/controls";
import { useMap } from "../common/live";
import { drawable } from "./drawn";
import { type Colouring, colourings, insideColourings, type Look, type Sizing, sizings } from "./look";
import { useStage } from "./stage";
import { isPlaced } from "./useActions";
import { mapWords } from "./words";

/** What colours and sizes tell. */
export function LookFields() {
  const say = useSay(mapWords);
  const domain = useDomain();
  const { may } = useMap();
  const { view, look, setLook } = useStage();
  const levels = useLevelsSeen();
  const isLevel = (name: string) => name === "interest" || name === "influence";
  const offered = colourings.filter((c) => (may.inside || !insideColourings.includes(c)) && (levels || !isLevel(c)));
  const sizes = sizings.filter((s) => levels || !isLevel(s));
  const colourName = (c: Colouring) => (c === "group" ? say("groups") : domain.field("actor", c));
  const sizeName = (s: Sizing) => (s === "none" ? say("sameSize") : s === "degree" ? domain.text("measure.degree") : domain.field("actor", s));
  return (
    <div className="panel-fields">
      <Select label={say("colourBy")} value={look.colour} values={offered} name={colourName} onChange={(colour) => setLook({ ...look, colour })} />
      <Select label={say("sizeBy")} value={look.size} values={sizes} name={sizeName} onChange={(size) => setLook({ ...look, size })} />
      {!shows(view, look) && (
        <p className="ds-paragraph" data-size="sm">
          {say("lookLimited")}
        </p>
      )}
    </div>
  );
}

/** Whether the view shows what colours and sizes are set to show. */
function shows(view: View, look: Look): boolean {
  if (isPlaced(view)) return true;
  if (view === "grid") return look.size === "none";
  const known = drawable(look.colour, look.size);
  return known.colour === look.colour && (look.size === "none" || known.size === look.size);
}
