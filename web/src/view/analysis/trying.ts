// The trials of stability take seconds: how far they have come is told on the
// way, and they can be stopped.
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiError, asApiError } from "../../net/client";
import type { Holding, Stability } from "../../model/analysis";

/** A line as it comes: how far, or at last the answer. */
interface Told {
  tried?: number;
  of?: number;
  stability?: Stability;
  intro?: string;
  lines?: readonly Line[];
}

/** An answer about the map that does not stand, and the sentence that says so. */
export type Line = Holding & { readonly text: string };

export interface Answer {
  readonly stability: Stability;
  readonly intro: string;
  readonly lines: readonly Line[];
}

/** How the trials stand. */
export interface Trying {
  readonly running: boolean;
  readonly tried: number;
  readonly of: number;
  readonly answer: Answer | undefined;
  readonly failure: ApiError | undefined;
  readonly stopped: boolean;
}

const idle: Trying = { running: false, tried: 0, of: 0, answer: undefined, failure: undefined, stopped: false };

/** Reads values of JSON, one a line, as they come. */
export async function readLines<T>(stream: ReadableStream<Uint8Array>, take: (value: T) => void): Promise<void> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split("\n");
    rest = done ? "" : (lines.pop() ?? "");
    for (const line of lines) if (line.trim()) take(JSON.parse(line) as T);
    if (done) return;
  }
}

async function tryOut(address: string, signal: AbortSignal, take: (told: Told) => void): Promise<void> {
  const answer = await fetch(address, { signal });
  if (!answer.ok || !answer.body) {
    const problem = (await answer.json().catch(() => ({}))) as { code?: string; value?: string };
    throw new ApiError(problem.code ?? "unknown", answer.status, problem);
  }
  await readLines(answer.body, take);
}

/** Tries everything when one asks for it; `start` begins anew, `stop` ends it. Another address is for another component (its key). */
export function useTrying(address: string): Trying & { start(): void; stop(): void } {
  const [state, setState] = useState(idle);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const start = useCallback(() => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    const set = (change: Partial<Trying>) => running.current === mine && setState((before) => ({ ...before, ...change }));
    setState({ ...idle, running: true });
    tryOut(address, mine.signal, ({ tried, of, stability, intro, lines }) => {
      if (stability) set({ answer: { stability, intro: intro ?? "", lines: lines ?? [] } });
      else set({ tried: tried ?? 0, of: of ?? 0 });
    }).then(
      () => set({ running: false }),
      (error: unknown) => set(mine.signal.aborted ? { running: false, stopped: true } : { running: false, failure: asApiError(error) }),
    );
  }, [address]);
  const stop = useCallback(() => running.current?.abort(), []);
  return { ...state, start, stop };
}
