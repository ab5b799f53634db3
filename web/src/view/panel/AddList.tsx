import { type FormEvent, useId, useState } from "react";
import type { components } from "../../model/api.gen";
import { api, got, newID } from "../../net/client";
import { ifAt, raw } from "../../net/files";
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { panelWords } from "./words";

type Preview = components["schemas"]["filePreview"];

/** Adds the names of a list, after showing what that would do. */
export function AddList({ onClose }: { onClose: () => void }) {
  const id = useId();
  const say = useSay(panelWords);
  const list = useList();
  const [text, setText] = useState("");
  const [preview, setPreview] = useState<Preview>();
  const look = async (event: FormEvent) => {
    event.preventDefault();
    setPreview(await list.preview(text));
  };
  const accept = async () => {
    if (preview && (await list.add(text, preview.revision))) onClose();
    else setPreview(await list.preview(text));
  };
  return (
    <form className="panel-fields" onSubmit={(event) => void look(event)}>
      <div className="ds-field">
        <label className="ds-label" htmlFor={id}>
          {say("listLabel")}
        </label>
        <textarea
          id={id}
          className="ds-input"
          rows={8}
          value={text}
          onChange={(e) => {
            setText(e.target.value);
            setPreview(undefined);
          }}
        />
      </div>
      {preview && <Effect preview={preview} />}
      <div className="panel-row">
        <button type="submit" className="ds-button" data-size="sm" data-variant="secondary" disabled={!text.trim()}>
          {say("preview")}
        </button>
        {preview && preview.added.count > 0 && (
          <button type="button" className="ds-button" data-size="sm" onClick={() => void accept()}>
            {say("accept")}
          </button>
        )}
      </div>
    </form>
  );
}

function Effect({ preview }: { preview: Preview }) {
  const say = useSay(panelWords);
  const there = (preview.same["actor"] ?? 0) + (preview.kept.records["actor"] ?? 0);
  return (
    <output className="panel-fields">
      <p className="ds-paragraph">{say("wouldAdd", { n: preview.added.records["actor"] ?? 0 })}</p>
      <ul>
        {preview.added.items
          .filter((item) => item.kind === "actor")
          .map((item) => (
            <li key={item.id}>{item.name}</li>
          ))}
      </ul>
      {there > 0 && <p className="ds-paragraph">{say("wouldKeep", { n: there })}</p>}
      {preview.ambiguous.count > 0 && <p className="ds-paragraph">{say("ambiguous", { n: preview.ambiguous.count })}</p>}
      {preview.filled.length > 0 && (
        <ul className="panel-list">
          {preview.filled.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {preview.notes.map((note, i) => (
        <p key={i} className="ds-paragraph">
          {note.text}
        </p>
      ))}
    </output>
  );
}

function useList() {
  const { id: map, changes } = useMap();
  const lang = useLanguage();
  const attempt = useAttempt();
  return {
    preview: (text: string) =>
      attempt(got(api.POST("/api/maps/{map}/files/preview", { params: { path: { map }, query: { form: "list", lang } }, ...raw(text) }))),
    async add(text: string, revision: number) {
      const id = newID();
      const sent = raw(text);
      const params = { path: { map }, query: { form: "list" as const, lang, id } };
      const done = await attempt(got(api.POST("/api/maps/{map}/files", { params, ...sent, headers: { ...sent.headers, ...ifAt(revision) } })));
      if (done && done.patch.length > 0) changes.remember(id);
      return done;
    },
  };
}
