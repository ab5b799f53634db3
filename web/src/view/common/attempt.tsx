// Things that one does and that can be refused: the refusal is shown until it
// is closed or the next thing is done.
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { type ApiError, asApiError } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { Failure } from "./Failure";
import { commonWords } from "./words";

type Attempt = <T>(work: Promise<T>) => Promise<T | undefined>;

const AttemptContext = createContext<Attempt>((work) => work);

/** A function that awaits something and shows the refusal, if there is one; it then gives undefined. */
export function useAttempt(): Attempt {
  return useContext(AttemptContext);
}

/** Holds the place where refusals are shown. */
export function Attempts({ children }: { children: ReactNode }) {
  const say = useSay(commonWords);
  const [failure, setFailure] = useState<ApiError>();
  const attempt = useCallback<Attempt>(async (work) => {
    setFailure(undefined);
    try {
      return await work;
    } catch (error) {
      setFailure(asApiError(error));
      return undefined;
    }
  }, []);
  return (
    <AttemptContext value={attempt}>
      {children}
      {failure && (
        <div className="notice">
          <Failure error={failure} />
          <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => setFailure(undefined)}>
            {say("close")}
          </button>
        </div>
      )}
    </AttemptContext>
  );
}
