import { useState } from "react";
import { useSay } from "../../words/dictionary";
import { Dialog } from "../common/Dialog";
import { AddList } from "./AddList";
import { AddOne } from "./AddOne";
import "./panel.css";
import { panelWords } from "./words";

interface Props {
  onClose: () => void;
  /** Is told of an actor that was added, or of one that was there already. */
  onActor?: (id: string) => void;
}

/** Adds actors: one after the other, or a list that is pasted. */
export function AddActorsDialog({ onClose, onActor }: Props) {
  const say = useSay(panelWords);
  const [way, setWay] = useState<"one" | "list">("one");
  return (
    <Dialog title={say("addTitle")} onClose={onClose}>
      <div className="panel">
        <div className="panel-row">
          {(["one", "list"] as const).map((w) => (
            <button
              key={w}
              type="button"
              className="ds-button"
              data-size="sm"
              data-variant={w === way ? "primary" : "secondary"}
              aria-pressed={w === way}
              onClick={() => setWay(w)}
            >
              {say(w)}
            </button>
          ))}
        </div>
        {way === "one" ? <AddOne onActor={onActor} /> : <AddList onClose={onClose} />}
      </div>
    </Dialog>
  );
}
