import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { Summary } from "../../model/types";
import { ask } from "../../net/ask";
import { useSay } from "../../words/dictionary";
import { useAnnounce } from "./announce";
import { useAttempt } from "./attempt";
import { Dialog } from "./Dialog";
import { commonWords } from "./words";
import { startWords } from "../start/words";

interface Props {
  map: Pick<Summary, "id" | "title">;
  onClose: () => void;
  onRemoved?: () => void;
}

/** Deletes a map once its name has been typed. */
export function RemoveMap({ map, onClose, onRemoved }: Props) {
  const common = useSay(commonWords);
  const say = useSay(startWords);
  const client = useQueryClient();
  const attempt = useAttempt();
  const announce = useAnnounce();
  const id = useId();
  const [typed, setTyped] = useState("");
  const title = map.title || common("untitled");
  const same = typed.trim() === title.trim();
  const remove = async (event: FormEvent) => {
    event.preventDefault();
    if (!same) return;
    const done = await attempt(ask("DELETE", `/api/maps/${map.id}`));
    onClose();
    if (done === undefined) return;
    announce(say("removed", { title }));
    onRemoved?.();
    await client.invalidateQueries({ queryKey: ["maps"] });
  };
  return (
    <Dialog title={say("removeTitle", { title })} onClose={onClose}>
      <form className="remove" onSubmit={(e) => void remove(e)}>
        <p className="ds-paragraph">{say("removeAbout")}</p>
        <div className="ds-field">
          <label className="ds-label" htmlFor={id}>
            {say("removeType", { title })}
          </label>
          <input id={id} className="ds-input" autoComplete="off" value={typed} onChange={(e) => setTyped(e.target.value)} />
        </div>
        <div className="row">
          <button type="submit" className="ds-button" data-color="danger" disabled={!same}>
            {say("removeNow")}
          </button>
          <button type="button" className="ds-button" data-variant="secondary" onClick={onClose}>
            {common("cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
