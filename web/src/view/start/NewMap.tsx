import { type FormEvent, useState } from "react";
import { useSay } from "../../words/dictionary";
import { startWords } from "./words";

/** An empty map with a name, or one from a file. */
export function NewMap({ onCreate, onFile }: { onCreate: (title: string) => void; onFile: () => void }) {
  const say = useSay(startWords);
  const [title, setTitle] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim()) onCreate(title.trim());
  };
  return (
    <section>
      <h2 id="new" className="ds-heading" data-size="md">
        {say("newMap")}
      </h2>
      <form className="row" onSubmit={submit}>
        <div className="ds-field new-title">
          <label className="ds-label" htmlFor="title">
            {say("name")}
          </label>
          <input id="title" className="ds-input" maxLength={200} value={title} onChange={(e) => setTitle(e.target.value)} />
        </div>
        <button type="submit" className="ds-button" disabled={!title.trim()}>
          {say("create")}
        </button>
        <button type="button" className="ds-button" data-variant="secondary" onClick={onFile}>
          {say("fromFile")}
        </button>
      </form>
    </section>
  );
}
