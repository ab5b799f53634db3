import { useState } from "react";
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { useMap } from "../common/live";
import { Tick } from "../common/controls";
import { FilePanel } from "../common/incoming/FilePanel";
import { useIncoming } from "../common/incoming/incoming";
import { incomingWords } from "./incoming/words";
import { Box } from "../common/asking/Box";
import { deskWords } from "./words";

/** Merges a file into the map, once one has seen what it would do. */
export function MergeFile() {
  const say = useSay(deskWords);
  const incoming = useSay(incomingWords);
  const language = useLanguage();
  const { id, graph, may, changes } = useMap();
  const used = useIncoming(`/api/maps/${id}/files`, language);
  const [merged, setMerged] = useState(false);
  const accept = async () => {
    const done = await used.accept();
    if (done) changes.remember(done.id);
    setMerged(done !== undefined);
  };
  return (
    <Box title={say("importTitle")} about={say("importAbout")}>
      <output>
        {merged && !used.incoming && (
          <span className="ds-alert" data-color="success">
            {say("merged")}
          </span>
        )}
      </output>
      <FilePanel used={used} names={graph}>
        {(preview) => (
          <>
            <Tick label={incoming("keep")} on={used.choices.keep ?? false} onChange={(keep) => used.choose({ keep })} />
            {may.revise ? (
              <button
                type="button"
                className="ds-button"
                data-size="sm"
                disabled={preview.added.count + preview.changed.count === 0}
                onClick={() => void accept()}
              >
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
