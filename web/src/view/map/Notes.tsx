import { useEffect } from "react";
import { useSay } from "../../words/dictionary";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { commonWords } from "../common/words";
import { useStage } from "./stage";
import { mapWords } from "./words";

/** What the page has to say above the drawing: what was done, which path is shown, what is focused on. */
export function Notes() {
  return (
    <div className="map-notes">
      <Done />
      <PathNote />
      <FocusNote />
    </div>
  );
}

const staysFor = 12_000; // ms; undo stays in the header

function Done() {
  const common = useSay(commonWords);
  const { changes } = useMap();
  const { note, tell } = useStage();
  const attempt = useAttempt();
  useEffect(() => {
    if (!note) return undefined;
    const timer = setTimeout(() => tell(undefined), staysFor);
    return () => clearTimeout(timer);
  }, [note, tell]);
  const undo = () => {
    tell(undefined);
    void attempt(changes.undo());
  };
  return (
    <output className="map-output">
      {note && (
        <div className="map-note">
          <span>{note.text}</span>
          {note.undo && <Small label={common("undo")} onClick={undo} />}
          <Small label={common("close")} onClick={() => tell(undefined)} />
        </div>
      )}
    </output>
  );
}

function PathNote() {
  const say = useSay(mapWords);
  const { path } = useStage();
  const { id } = useMap();
  if (!path) return null;
  return (
    <div className="map-note">
      <span>
        {say("heardBy")} {path.names.join(" → ")}
      </span>
      <a className="ds-link" href={`#/kart/${id}`}>
        {say("stopPath")}
      </a>
    </div>
  );
}

function FocusNote() {
  const say = useSay(mapWords);
  const { graph } = useMap();
  const { focus, setFocus } = useStage();
  if (focus === undefined) return null;
  return (
    <div className="map-note">
      <span>{say("focusedOn", { name: graph.nameOf(focus) })}</span>
      <Small label={say("unfocus")} onClick={() => setFocus(undefined)} />
    </div>
  );
}

function Small({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={onClick}>
      {label}
    </button>
  );
}
