import { useDeferredValue, useEffect, useRef } from "react";
import { useSay } from "../../../words/dictionary";
import { useLanguage } from "../../../words/language";
import { Failure } from "../../common/Failure";
import { useMap } from "../../common/live";
import { SeverityTag } from "../SeverityTag";
import { useBoard } from "../useBoard";
import { type FindingChange, findingChanges, heardChange, seatChanges } from "./difference";
import type { Command } from "../../../model/types";
import { type Preview, usePreview } from "./usePreview";
import { proposeWords } from "./words";

interface Props {
  command: Command;
  mayAccept: boolean;
  onDone: () => void;
}

/** What would change, and the one click that changes it; undo takes it back as a whole. */
export function PreviewOf({ command, mayAccept, onDone }: Props) {
  const board = useBoard();
  const say = useSay(proposeWords);
  const { data, error, isPlaceholderData } = usePreview(useDeferredValue(command));
  const shown = useRef<HTMLElement>(null);
  const ready = data !== undefined;
  useEffect(() => {
    shown.current?.scrollIntoView({ block: "nearest" });
  }, [ready, error]);
  const accept = async () => {
    if (data && (await board.act(data.command, say("accepted")))) onDone();
  };
  return (
    <section ref={shown} className="preview" aria-busy={!data || isPlaceholderData}>
      <h4 className="ds-heading" data-size="2xs">
        {say("previewTitle")}
      </h4>
      <Failure error={error} />
      {!data && !error && (
        <p className="ds-paragraph" data-size="sm">
          {say("previewBusy")} <progress aria-label={say("previewBusy")} />
        </p>
      )}
      {data && <Changes preview={data} />}
      {data && mayAccept && (
        <div>
          <button type="button" className="ds-button" data-size="sm" disabled={isPlaceholderData} onClick={() => void accept()}>
            {say("accept")}
          </button>
        </div>
      )}
    </section>
  );
}

function Changes({ preview }: { preview: Preview }) {
  const { graph } = useMap();
  const say = useSay(proposeWords);
  const seats = seatChanges(graph, preview.command);
  const heard = heardChange(preview.before.voices, preview.after.voices);
  const findings = findingChanges(preview.before.findings, preview.after.findings);
  const names = (actors: readonly string[]) => actors.map((a) => graph.nameOf(a)).join(", ");
  const nothing = seats.groups.length + seats.added.length + seats.removed.length + seats.moved.length === 0;
  if (nothing) return <p className="ds-paragraph">{say("previewNothing")}</p>;
  return (
    <>
      <ul className="notes">
        {seats.groups.length > 0 && <li>{say("groupNew", { names: seats.groups.join(", ") })}</li>}
        {seats.added.map(({ group, names }) => (
          <li key={`+${group}`}>{say("added", { group, names: names.join(", ") })}</li>
        ))}
        {seats.removed.map(({ group, names }) => (
          <li key={`-${group}`}>{say("removed", { group, names: names.join(", ") })}</li>
        ))}
        {seats.moved.map((m, i) => (
          <li key={i}>{say("moved", m)}</li>
        ))}
        {heard.lost.length > 0 && <li data-lost="true">{say("lost", { names: names(heard.lost) })}</li>}
        {heard.won.length > 0 && <li>{say("won", { names: names(heard.won) })}</li>}
        {heard.lost.length + heard.won.length === 0 && <li>{say("heardSame")}</li>}
        {findings.length === 0 && <li>{say("findingsSame")}</li>}
      </ul>
      {findings.length > 0 && (
        <details className="plain" open={findings.length <= 4}>
          <summary>{say("findingsChange", { n: findings.length })}</summary>
          <ul className="finding-changes">
            {findings.map((f) => (
              <ChangedFinding key={(f.after ?? f.before)?.id} change={f} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function ChangedFinding({ change: { before, after } }: { change: FindingChange }) {
  const { graph } = useMap();
  const say = useSay(proposeWords);
  const language = useLanguage();
  const group = (after ?? before)?.group;
  const name = group && graph.groups.get(group)?.name;
  return (
    <li>
      {name && <strong>{name}</strong>}
      <p>
        {say("before")}: {before ? <SeverityTag severity={before.severity} /> : <em>{say("new")}</em>} {before?.text[language]}
      </p>
      <p>
        {say("after")}: {after ? <SeverityTag severity={after.severity} /> : <em>{say("gone")}</em>} {after?.text[language]}
      </p>
    </li>
  );
}
