import { useEffect, useId, useState } from "react";
import { mapAddress } from "../common/address";
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { Dialog } from "../common/Dialog";
import { FilePanel } from "../common/incoming/FilePanel";
import { type Preview, type UsedFile, useIncoming } from "../common/incoming/incoming";
import { startWords } from "./words";

/** Makes a map of a file or a list, once one has seen what it holds. */
export default function FromFile({ dropped, onClose }: { dropped?: File; onClose: () => void }) {
  const say = useSay(startWords);
  const language = useLanguage();
  const used = useIncoming("/api/files", language);
  const { take } = used;
  useEffect(() => {
    if (dropped) take({ name: dropped.name, content: dropped });
  }, [dropped, take]);
  return (
    <Dialog title={say("fromFileTitle")} onClose={onClose} wide>
      <FilePanel used={used}>{(preview) => <Make key={used.incoming?.name} used={used} preview={preview} />}</FilePanel>
    </Dialog>
  );
}

function Make({ used, preview }: { used: UsedFile; preview: Preview }) {
  const say = useSay(startWords);
  const id = useId();
  const [title, setTitle] = useState(preview.title || baseName(used.incoming?.name ?? ""));
  const make = async () => {
    const made = await used.accept<{ id: string }>({ title: title.trim() });
    if (made) location.hash = mapAddress(made.answer.id);
  };
  const empty = Object.values(preview.records).every((n) => n === 0);
  return (
    <>
      <div className="ds-field new-title">
        <label className="ds-label" htmlFor={id}>
          {say("titleOfMap")}
        </label>
        <input
          id={id}
          className="ds-input"
          data-size="sm"
          maxLength={200}
          value={title}
          readOnly={preview.title !== ""}
          onChange={(e) => setTitle(e.target.value)}
        />
      </div>
      <button type="button" className="ds-button" data-size="sm" disabled={empty || !title.trim()} onClick={() => void make()}>
        {say("create")}
      </button>
    </>
  );
}

/** A file's name without its ending. */
function baseName(name: string): string {
  return name.replace(/\.[^.]*$/, "");
}
