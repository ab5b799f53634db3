// Asks for a structure; it can be cancelled while the service works on it.
import { useCallback, useEffect, useRef, useState } from "react";
import type { components } from "../../../model/api.gen";
import { api, type ApiError, asApiError, got } from "../../../net/client";
import { useLanguage } from "../../../words/language";
import { useMap } from "../../common/live";

/** A structure in words and numbers, and the command that accepts it. */
export type Proposal = components["schemas"]["structureAnswer"];

export interface Asking {
  readonly busy: boolean;
  /** The latest question was taken back before the answer came. */
  readonly cancelled: boolean;
  readonly failure: ApiError | undefined;
  ask(question: components["schemas"]["structureQuestion"]): Promise<Proposal | undefined>;
  cancel(): void;
}

export function useProposal(): Asking {
  const { id } = useMap();
  const lang = useLanguage();
  const [state, setState] = useState<Pick<Asking, "busy" | "cancelled" | "failure">>({ busy: false, cancelled: false, failure: undefined });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const ask = useCallback<Asking["ask"]>(
    async (body) => {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      setState({ busy: true, cancelled: false, failure: undefined });
      try {
        const params = { path: { map: id }, query: { lang, explain: true } };
        const proposal = await got(api.POST("/api/maps/{map}/structures", { params, body, signal: control.signal }));
        setState({ busy: false, cancelled: false, failure: undefined });
        return proposal;
      } catch (error) {
        if (running.current !== control) return undefined; // another question has taken its place
        const cancelled = control.signal.aborted;
        setState({ busy: false, cancelled, failure: cancelled ? undefined : asApiError(error) });
        return undefined;
      }
    },
    [id, lang],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { ...state, ask, cancel };
}
