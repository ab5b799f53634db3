// Talks to the server. Every failure is an ApiError with a code to translate.
import type { Change, Row, Snapshot } from "../model/records";

/** One map in the list. */
export interface Summary {
  readonly id: string;
  readonly title: string;
  readonly revision: number;
  readonly actors: number;
  readonly archived?: boolean;
}

/** One of the real cases that the program brings along. */
export interface Example {
  readonly id: string;
  readonly title: string;
}

/** A refusal by the server, or no answer at all (`offline`). */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    super(code);
  }
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch {
    throw new ApiError("offline", 0);
  }
  const body: unknown = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new ApiError((body as { code?: string }).code ?? "unknown", answer.status);
  return body as T;
}

/** The maps that one may see. */
export async function listMaps(): Promise<readonly Summary[]> {
  return (await ask<{ maps: Summary[] }>("/api/maps")).maps;
}

/** The examples that a map can be made from. */
export async function listExamples(): Promise<readonly Example[]> {
  return (await ask<{ examples: Example[] }>("/api/examples")).examples;
}

/** Makes a map, empty with a title or from an example, and gives its id. */
export async function createMap(from: { title: string } | { example: string }): Promise<string> {
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(from) };
  return (await ask<{ id: string }>("/api/maps", init)).id;
}

/** The whole map as it is now. */
export async function loadMap(id: string): Promise<Snapshot> {
  const { revision, records } = await ask<{ revision: number; records: Record<string, Row> }>(`/api/maps/${id}`);
  return { revision, records: new Map(Object.entries(records)) };
}

/** The address of a drawing; the revision in it makes a new one load. */
export function drawingAddress(id: string, view: string, lang: string, revision: number): string {
  return `/api/maps/${id}/drawing.svg?${new URLSearchParams({ view, lang, revision: String(revision) })}`;
}

/** What to do as changes come in. */
export interface Listener {
  change(change: Change): void;
  /** The stream cannot go on from where it was: load the map anew. */
  reload(): void;
  connected(now: boolean): void;
}

/** Follows a map from a revision until the returned function is called. */
export function follow(id: string, since: number, listener: Listener): () => void {
  const stream = new EventSource(`/api/maps/${id}/events?since=${since}`);
  stream.addEventListener("open", () => listener.connected(true));
  stream.addEventListener("error", () => listener.connected(false));
  stream.addEventListener("reload", () => listener.reload());
  stream.addEventListener("change", (event: MessageEvent<string>) => {
    listener.change(JSON.parse(event.data) as Change);
  });
  return () => stream.close();
}
