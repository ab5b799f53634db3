import { type FormEvent, useId, useState } from "react";
import type { components } from "../../model/api.gen";
import { ask } from "../../net/ask";
import { useSay } from "../../words/dictionary";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { RemoveMap } from "../common/RemoveMap";
import { Box } from "../common/asking/Box";
import { deskWords } from "./words";

/** Erases a person, or the whole map. */
export function Care() {
  const say = useSay(deskWords);
  const { id, graph } = useMap();
  const [removing, setRemoving] = useState(false);
  return (
    <>
      <Forget />
      <Box title={say("removeMap")} about={say("removeMapAbout")}>
        <button type="button" className="ds-button own-width" data-size="sm" data-color="danger" data-variant="secondary" onClick={() => setRemoving(true)}>
          {say("removeButton")}
        </button>
      </Box>
      {removing && (
        <RemoveMap
          map={{ id, title: graph.info.title ?? "" }}
          onClose={() => setRemoving(false)}
          onRemoved={() => {
            location.hash = "#/";
          }}
        />
      )}
    </>
  );
}

function Forget() {
  const say = useSay(deskWords);
  const attempt = useAttempt();
  const { id } = useMap();
  const [name, setName] = useState("");
  const [again, setAgain] = useState("");
  const [said, setSaid] = useState("");
  const same = name.trim() !== "" && name.trim() === again.trim();
  const forget = async (event: FormEvent) => {
    event.preventDefault();
    if (!same) return;
    const done = await attempt(ask<components["schemas"]["erased"]>("POST", `/api/maps/${id}/forget`, { name: name.trim() }));
    if (!done) return;
    setSaid(done.records > 0 ? say("forgot", { n: done.records }) : say("forgotNone", { name: name.trim() }));
    setAgain("");
  };
  return (
    <Box title={say("forget")} about={say("forgetAbout")}>
      <form className="forget" onSubmit={(e) => void forget(e)}>
        <Field label={say("forgetName")} value={name} onChange={setName} />
        <Field label={say("forgetAgain")} value={again} onChange={setAgain} />
        <button type="submit" className="ds-button own-width" data-size="sm" data-color="danger" disabled={!same}>
          {say("forgetNow")}
        </button>
      </form>
      <output>{said}</output>
    </Box>
  );
}

function Field({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="ds-field">
      <label className="ds-label" data-size="sm" htmlFor={id}>
        {label}
      </label>
      <input id={id} className="ds-input" data-size="sm" autoComplete="off" value={value} onChange={(e) => onChange(e.target.value)} />
    </div>
  );
}
