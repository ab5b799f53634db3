// A file on its way in: what it holds or would change is shown before anything
// happens.
import { useCallback, useEffect, useRef, useState } from "react";
import type { components } from "../../../model/api.gen";
import { ApiError, asApiError, newID } from "../../../net/ask";
import type { Language } from "../../../words/language";
import { type Plan, remember, remembered } from "./plan";

type Schemas = components["schemas"];
export type Preview = Schemas["filePreview"];
export type Problem = Schemas["fileProblem"];
export type Item = Schemas["Item"];

/** What was chosen, dropped or pasted. */
export interface Incoming {
  readonly name: string;
  readonly content: Blob;
  /** The form when it cannot be told from the content: a list of names. */
  readonly form?: "list";
}

/** What one decides about a file. */
export interface Choices {
  /** What numbers for levels are on. */
  readonly scale?: string;
  /** What the map has wins over the file. */
  readonly keep?: boolean;
  /** What columns and boxes are. */
  readonly plan?: Plan;
}

/** How it stands with a file. */
export interface Standing {
  readonly incoming: Incoming | undefined;
  readonly choices: Choices;
  readonly preview: Preview | undefined;
  readonly failure: ApiError | undefined;
  readonly busy: boolean;
  /** The file is read as it was chosen the last time for the same headings. */
  readonly recalled: boolean;
}

const nothing: Standing = { incoming: undefined, choices: {}, preview: undefined, failure: undefined, busy: false, recalled: false };

/** Sends a file to an address of the service; what is refused is thrown as an ApiError with its problems. */
export async function sendFile<T>(
  path: string,
  incoming: Incoming,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
  revision?: number,
): Promise<T> {
  const all = new URLSearchParams({ ...query, name: incoming.name, ...(incoming.form && { form: incoming.form }) });
  const headers = { "Content-Type": "application/octet-stream", ...(revision !== undefined && { "If-Match": `"${revision}"` }) };
  const answer = await fetch(`${path}?${all}`, { method: "POST", headers, body: incoming.content, signal }).catch((error: unknown) => {
    throw signal.aborted ? error : new ApiError("offline", 0);
  });
  const content: unknown = await answer.json().catch(() => ({}));
  if (answer.ok) return content as T;
  const problem = content as Partial<Schemas["problem"]>;
  throw new ApiError(problem.code ?? "unknown", answer.status, problem);
}

/** The scales that the file could be on, when that has to be said. */
export function scalesOf(failure: ApiError | undefined): readonly string[] {
  const unclear = failure?.problem.problems?.find((p) => p.code === "scale.unclear");
  return unclear?.allowed ?? [];
}

export interface UsedFile extends Standing {
  /** There is nothing that one would want to change about how the file is read. */
  readonly settled: boolean;
  take(incoming: Incoming, choices?: Choices): void;
  choose(choices: Choices): void;
  /** Does what the preview showed; undefined when it was refused. `id` is the one to undo it by. */
  accept<T>(query?: Readonly<Record<string, string>>): Promise<{ answer: T; id: string } | undefined>;
  /** Stops what is under way, or lets go of the file. */
  drop(): void;
}

/** Brings a file in at an address: `/api/files` for a new map, that of a map to merge it. */
export function useIncoming(path: string, lang: Language): UsedFile {
  const [standing, setStanding] = useState(nothing);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const begin = useCallback(() => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  }, []);
  const look = useCallback(
    (incoming: Incoming, choices: Choices) => {
      const signal = begin();
      setStanding((before) => ({ ...before, incoming, choices, failure: undefined, busy: true }));
      const ask = (chosen: Choices) => sendFile<Preview>(`${path}/preview`, incoming, queryOf(chosen, lang), signal);
      const asked = async () => {
        const preview = await ask(choices);
        const plan = choices.plan ? undefined : remembered(preview.reading);
        if (!plan) return { preview, choices, recalled: false };
        return { preview: await ask({ ...choices, plan }), choices: { ...choices, plan }, recalled: true };
      };
      asked().then(
        (seen) => setStanding({ incoming, ...seen, failure: undefined, busy: false }),
        (error: unknown) => !signal.aborted && setStanding({ incoming, choices, preview: undefined, failure: asApiError(error), busy: false, recalled: false }),
      );
    },
    [path, lang, begin],
  );
  const take = useCallback((taken: Incoming, chosen: Choices = {}) => look(taken, chosen), [look]);
  const { incoming, choices, preview } = standing;
  const accept = useCallback(
    async <T>(query: Readonly<Record<string, string>> = {}) => {
      if (!incoming || !preview) return undefined;
      const signal = begin();
      const id = newID();
      setStanding((before) => ({ ...before, failure: undefined, busy: true }));
      try {
        const answer = await sendFile<T>(path, incoming, { ...queryOf(choices, lang), ...query, id }, signal, preview.revision || undefined);
        if (choices.plan) remember(choices.plan);
        setStanding(nothing);
        return { answer, id };
      } catch (error) {
        if (!signal.aborted) setStanding((before) => ({ ...before, failure: asApiError(error), busy: false }));
        return undefined;
      }
    },
    [path, lang, incoming, choices, preview, begin],
  );
  return {
    ...standing,
    settled: preview !== undefined && isSettled(preview),
    take,
    choose: (chosen) => incoming && look(incoming, { ...choices, ...chosen }),
    accept,
    drop: () => {
      running.current?.abort();
      setStanding(nothing);
    },
  };
}

/** Whether every column with something in it is read, none by a heading that is only near, and nothing stands in boxes. */
function isSettled({ reading }: Preview): boolean {
  const sure = reading.tables.every((t) => t.columns.every((c) => !c.values || (c.field !== "ignore" && c.how !== "near")));
  return sure && reading.boxes.length === 0;
}

function queryOf({ scale, keep, plan }: Choices, lang: Language): Record<string, string> {
  return { lang, ...(scale && { scale }), ...(keep && { keep: "true" }), ...(plan && { plan: JSON.stringify(plan) }) };
}
