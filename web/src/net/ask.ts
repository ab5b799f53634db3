// The plain way to talk to the server, for pages that have to be small. Every
// failure is an ApiError with a code to translate.
import type { components } from "../model/api.gen";

type Problem = components["schemas"]["problem"];

/** A refusal by the server, or no answer at all (`offline`, status 0). */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    /** The value that was refused, and more where the server says it. */
    readonly problem: Partial<Problem> = {},
  ) {
    super(code);
  }
}

/** Makes an ApiError of whatever was thrown. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError("offline", 0);
}

/** Sends a request and gives the answer; a refusal is thrown as an ApiError. */
export async function ask<T>(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<T> {
  const sent = body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(path, { method, ...sent }).catch(() => {
    throw new ApiError("offline", 0);
  });
  const content: unknown = await answer.json().catch(() => ({}));
  if (answer.ok) return content as T;
  const problem = content as Partial<Problem>;
  throw new ApiError(problem.code ?? "unknown", answer.status, problem);
}

/** A new id that nobody else has. crypto.randomUUID is missing on plain HTTP. */
export function newID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `c${Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("")}`;
}

/** The address of a drawing; the revision in it makes a new one load. */
export function drawingAddress(map: string, query: Readonly<Record<string, string | number | boolean>>, ending = "svg"): string {
  const values = Object.entries(query).map(([key, value]) => [key, String(value)]);
  return `/api/maps/${map}/drawing.${ending}?${new URLSearchParams(values)}`;
}
