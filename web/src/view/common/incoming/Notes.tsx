import { useSay } from "../../../words/dictionary";
import type { Problem } from "./incoming";
import { incomingWords } from "../../desk/incoming/words";

/** What a reader of the file should look at, with its place by file, sheet, row and column. */
export function Notes({ notes, count }: { notes: readonly Problem[]; count: number }) {
  const say = useSay(incomingWords);
  return (
    <>
      <ul className="notes">
        {notes.map((n, i) => (
          <li key={i}>{n.text}</li>
        ))}
      </ul>
      {count > notes.length && <p className="ds-paragraph about">{say("notesMore")}</p>}
    </>
  );
}
