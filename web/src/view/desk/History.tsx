import { useState } from "react";
import { TwoRevisions } from "../common/change/Change";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { type View, views } from "../../model/types";
import { Event } from "./Event";
import { PastDrawing } from "./PastDrawing";
import { PastFigures } from "./PastFigures";
import { Box } from "../common/asking/Box";
import { RevisionPicker } from "../common/asking/RevisionPicker";
import { afterErased, type Moment, useRevisions } from "../common/asking/revisions";
import { useSettled } from "../common/asking/settled";
import { deskWords } from "./words";

/** A slider through the revisions: the drawing, the figures and what was changed. */
export function History() {
  const say = useSay(deskWords);
  const { data: revisions } = useRevisions();
  if (!revisions) return null;
  const known = afterErased(revisions);
  const erased = known.length < revisions.length;
  if (revisions.length < 2) {
    return (
      <Box title={say("history")}>
        <p className="ds-paragraph">{say("onlyOne")}</p>
      </Box>
    );
  }
  return (
    <>
      {erased && (
        <p className="ds-alert" data-color="info">
          {say("erasedBefore")}
        </p>
      )}
      {known.length > 0 && <Then moments={known} />}
      {known.length > 1 && <Compare moments={known} />}
    </>
  );
}

// Nothing is compared before one asks for it.
function Compare({ moments }: { moments: readonly Moment[] }) {
  const say = useSay(deskWords);
  const [open, setOpen] = useState(false);
  return (
    <details className="box" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{say("compare")}</summary>
      <div className="stack">{open && <TwoRevisions moments={moments} />}</div>
    </details>
  );
}

function Then({ moments }: { moments: readonly Moment[] }) {
  const say = useSay(deskWords);
  const [chosen, setChosen] = useState<number>();
  const [view, setView] = useState<View>("network");
  const at = Math.min(chosen ?? moments.length - 1, moments.length - 1);
  const settled = moments[Math.min(useSettled(at, 200), moments.length - 1)] ?? moments[0];
  const moment = moments[at];
  if (!moment || !settled) return null;
  return (
    <Box title={say("asItWas")}>
      <RevisionPicker label={say("slide")} moments={moments} at={at} onChange={setChosen} />
      <Event moment={settled} />
      <div className="then">
        <div className="stack">
          <ViewChoice view={view} onChange={setView} />
          <PastDrawing revision={settled.revision} view={view} />
        </div>
        <PastFigures revision={settled.revision} />
      </div>
    </Box>
  );
}

function ViewChoice({ view, onChange }: { view: View; onChange: (view: View) => void }) {
  const say = useSay(deskWords);
  const domain = useDomain();
  return (
    <label className="ds-field view-choice">
      <span className="ds-label" data-size="sm">
        {say("view")}
      </span>
      <select className="ds-input" data-size="sm" value={view} onChange={(e) => onChange(views.find((v) => v === e.target.value) ?? "network")}>
        {views
          .filter((v) => v !== "hierarchy")
          .map((v) => (
            <option key={v} value={v}>
              {domain.label("view", v)}
            </option>
          ))}
      </select>
    </label>
  );
}
