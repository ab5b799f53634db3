import { useState } from "react";
import { ask, newID } from "../../net/ask";
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { Choice } from "../analysis/ReadingChoice";
import { FilePanel } from "./incoming/FilePanel";
import { useIncoming } from "./incoming/incoming";
import { incomingWords } from "./incoming/words";
import { Box } from "./shared/Box";
import { deskWords } from "./words";

/** Merges a file into the map, once one has seen what it would do. */
export function MergeFile() {
  const say = useSay(deskWords);
  const incoming = useSay(incomingWords);
  const language = useLanguage();
  const { id, graph, may } = useMap();
  const used = useIncoming(`/api/maps/${id}/files`, language);
  const [merged, setMerged] = useState<string>();
  const accept = async () => setMerged((await used.accept())?.id);
  return (
    <Box title={say("importTitle")} about={say("importAbout")}>
      {merged && !used.incoming && <Merged key={merged} change={merged} />}
      <FilePanel used={used} names={graph}>
        {(preview) => (
          <>
            <Choice label={incoming("keep")} checked={used.choices.keep ?? false} onChange={(keep) => used.choose({ keep })} />
            {may.revise ? (
              <button type="button" className="ds-button" data-size="sm" disabled={preview.added.count + preview.changed.count === 0} onClick={() => void accept()}>
                {say("merge")}
              </button>
            ) : (
              <span className="about">{say("mayNot")}</span>
            )}
          </>
        )}
      </FilePanel>
    </Box>
  );
}

function Merged({ change }: { change: string }) {
  const say = useSay(deskWords);
  const attempt = useAttempt();
  const { id } = useMap();
  const [undone, setUndone] = useState(false);
  const undo = async () => setUndone((await attempt(ask("POST", `/api/maps/${id}/undo`, { id: newID(), command: change }))) !== undefined);
  return (
    <div className="ds-alert" data-color="success">
      <output>{say(undone ? "undone" : "merged")}</output>
      {!undone && (
        <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => void undo()}>
          {say("undoMerge")}
        </button>
      )}
    </div>
  );
}
