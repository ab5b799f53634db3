import { type DragEvent, useId, useRef, useState } from "react";
import { useSay } from "../../../words/dictionary";
import type { Incoming } from "./incoming";
import { incomingWords } from "../../desk/incoming/words";

/** The file that was dropped, if one was. */
export function droppedFile(event: DragEvent): Incoming | undefined {
  const file = event.dataTransfer.files[0];
  return file && { name: file.name, content: file };
}

/** Whether something that is dragged holds files. */
export function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes("Files");
}

/** Takes a file by choosing or dropping it, or a pasted list of names. */
export function FileChoice({ onTake }: { onTake: (incoming: Incoming) => void }) {
  const say = useSay(incomingWords);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    const file = droppedFile(event);
    if (file) onTake(file);
  };
  const drag = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    <>
      <div className="drop" data-over={over} onDragOver={drag} onDragLeave={() => setOver(false)} onDrop={drop}>
        <p className="ds-paragraph">{say("drop")}</p>
        <p className="ds-paragraph about" data-size="sm">
          {say("forms")}
        </p>
        <button type="button" className="ds-button" data-size="sm" onClick={() => input.current?.click()}>
          {say("choose")}
        </button>
        <input
          ref={input}
          type="file"
          className="unseen"
          tabIndex={-1}
          aria-label={say("choose")}
          accept=".json,.cyjs,.xlsx,.ods,.csv,.tsv,.txt,.graphml,.gexf,.dot,.gv,.mmd,.mermaid,.md,.xml"
          onChange={(e) => {
            const file = e.target.files?.[0];
            if (file) onTake({ name: file.name, content: file });
            e.target.value = "";
          }}
        />
      </div>
      <Pasted onTake={onTake} />
    </>
  );
}

function Pasted({ onTake }: { onTake: (incoming: Incoming) => void }) {
  const say = useSay(incomingWords);
  const id = useId();
  const [text, setText] = useState("");
  const take = () => onTake({ name: `${say("pasted")}.txt`, content: new Blob([text], { type: "text/plain" }) });
  return (
    <div className="ds-field">
      <label className="ds-label" htmlFor={id}>
        {say("paste")}
      </label>
      <textarea id={id} className="ds-input" rows={4} value={text} onChange={(e) => setText(e.target.value)} />
      <button type="button" className="ds-button own-width" data-size="sm" data-variant="secondary" disabled={!text.trim()} onClick={take}>
        {say("usePasted")}
      </button>
    </div>
  );
}
