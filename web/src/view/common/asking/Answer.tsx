import { type ReactNode, useEffect, useState } from "react";
import { useSay } from "../../../words/dictionary";
import { Failure } from "../Failure";
import type { Asked } from "./asked";
import { sharedWords } from "../../desk/shared/words";

const patience = 500; // ms before it is said that something takes time

/** Shows an answer when it is there; until then how long it has taken, with a way to stop. */
export function Answer<T>({ asked, children }: { asked: Asked<T>; children: (answer: T) => ReactNode }) {
  const say = useSay(sharedWords);
  const { query, cancel } = asked;
  const waits = query.isFetching;
  const stopped = query.isPending && !waits;
  return (
    <>
      <Failure error={query.error} />
      {waits && <Waiting onStop={cancel} />}
      {stopped && !query.error && (
        <div className="row">
          <output>{say("stopped")}</output>
          <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => void query.refetch()}>
            {say("again")}
          </button>
        </div>
      )}
      {query.data !== undefined && children(query.data)}
    </>
  );
}

/** Says that something takes time, once it does. */
export function Waiting({ onStop }: { onStop: () => void }) {
  const say = useSay(sharedWords);
  const seconds = useSeconds();
  if (seconds === undefined) return null;
  return (
    <div className="row waiting">
      <progress aria-label={say("working")} />
      <span>{seconds < 2 ? say("working") : say("workingFor", { n: seconds })}</span>
      <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={onStop}>
        {say("stop")}
      </button>
    </div>
  );
}

/** Whole seconds since it began to take time; nothing before that. */
function useSeconds(): number | undefined {
  const [seconds, setSeconds] = useState<number>();
  useEffect(() => {
    const begun = performance.now();
    const tell = () => setSeconds(Math.floor((performance.now() - begun) / 1000));
    const first = setTimeout(tell, patience);
    const more = setInterval(tell, 1000);
    return () => {
      clearTimeout(first);
      clearInterval(more);
    };
  }, []);
  return seconds;
}
