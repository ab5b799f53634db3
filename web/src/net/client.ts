// Talks to the server. Every failure is an ApiError with a code to translate.
import createClient from "openapi-fetch";
import type { components, paths } from "./api.gen";

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

/** The routes of the server, typed by its own description. */
export const api = createClient<paths>({ baseUrl: "/" });

/** What an answer holds; a refusal is thrown as an ApiError. */
export async function got<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let result: { data?: T; error?: unknown; response: Response };
  try {
    result = await answer;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError("offline", 0);
  }
  if (result.response.ok) return result.data as T;
  const problem = (typeof result.error === "object" && result.error ? result.error : {}) as Partial<Problem>;
  throw new ApiError(problem.code ?? "unknown", result.response.status, problem);
}

/** A new id that nobody else has, of a command or a record. crypto.randomUUID is missing on plain HTTP. */
export function newID(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `c${Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("")}`;
}

/** The address of a drawing; the revision in it makes a new one load. */
export function drawingAddress(map: string, query: Readonly<Record<string, string | number | boolean>>, ending = "svg"): string {
  const values = Object.entries(query).map(([key, value]) => [key, String(value)]);
  return `/api/maps/${map}/drawing.${ending}?${new URLSearchParams(values)}`;
}
