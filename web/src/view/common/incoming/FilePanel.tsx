import type { ReactNode } from "react";
import { useSay } from "../../../words/dictionary";
import { Waiting } from "../asking/Answer";
import type { Names } from "../values";
import { FileChoice } from "./FileChoice";
import "../asking/asking.css";
import "./incoming.css";
import type { Preview, UsedFile } from "./incoming";
import { Notes } from "./Notes";
import { PreviewView } from "./PreviewView";
import { ReadingView } from "./ReadingView";
import { Trouble } from "./Trouble";
import { incomingWords } from "../../desk/incoming/words";

interface Props {
  used: UsedFile;
  names?: Names;
  /** What is done with the file once it is seen. */
  children: (preview: Preview) => ReactNode;
}

/** Choose a file, see what it holds or would do, answer what it leaves open, and decide. */
export function FilePanel({ used, names, children }: Props) {
  const say = useSay(incomingWords);
  const { incoming, preview, failure, busy } = used;
  if (!incoming) return <FileChoice onTake={used.take} />;
  return (
    <div className="file-panel">
      {busy && <output>{say("reading", { name: incoming.name })}</output>}
      {busy && <Waiting onStop={used.drop} />}
      {failure && <Trouble used={used} failure={failure} />}
      {preview && preview.problems.length > 0 && (
        <div className="ds-alert" data-color="warning" role="alert">
          <Notes notes={preview.problems} count={preview.problems.length} />
        </div>
      )}
      {preview && <ReadingView preview={preview} used={used} />}
      {preview && preview.problems.length === 0 && <PreviewView preview={preview} incoming={incoming} {...(names && { names })} />}
      <div className="row">
        {preview && preview.problems.length === 0 && !busy && children(preview)}
        {!busy && (
          <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={used.drop}>
            {say("other")}
          </button>
        )}
      </div>
    </div>
  );
}
