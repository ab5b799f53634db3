// Files that take a while to make: fetched with a way to stop, then saved.
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError, asApiError } from "../../net/ask";
import { save } from "../common/csv";

export interface Download {
  readonly busy: boolean;
  readonly failure: ApiError | undefined;
  start(address: string, name: string): void;
  stop(): void;
}

async function fetchFile(address: string, signal: AbortSignal): Promise<Blob> {
  const answer = await fetch(address, { signal }).catch((error: unknown) => {
    throw signal.aborted ? error : new ApiError("offline", 0);
  });
  if (answer.ok) return await answer.blob();
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; value?: string };
  throw new ApiError(problem.code ?? "unknown", answer.status, problem);
}

/** Fetches a file and has the browser save it. One at a time. */
export function useDownload(): Download {
  const [state, setState] = useState<Pick<Download, "busy" | "failure">>({ busy: false, failure: undefined });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const start = useCallback((address: string, name: string) => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    setState({ busy: true, failure: undefined });
    fetchFile(address, mine.signal).then(
      (content) => {
        save(name, content.type, content);
        setState({ busy: false, failure: undefined });
      },
      (error: unknown) => running.current === mine && setState({ busy: false, failure: mine.signal.aborted ? undefined : asApiError(error) }),
    );
  }, []);
  const stop = useCallback(() => running.current?.abort(), []);
  return { ...state, start, stop };
}

/** A name for a file that every system takes: letters, digits and hyphens. */
export function fileName(title: string, ...parts: string[]): string {
  const text = [title, ...parts].join("-").toLocaleLowerCase("nb");
  return (
    text
      .replace(/[^\p{L}\p{N}.]+/gu, "-")
      .replace(/^[-.]+|[-.]+$/g, "")
      .slice(0, 100) || "interessentkart"
  );
}
