// Talks to the server. Every failure is an ApiError with a code to translate.
import createClient from "openapi-fetch";
import type { components, paths } from "../model/api.gen";
import { ApiError } from "./ask";

export { ApiError, asApiError, drawingAddress, newID } from "./ask";

type Problem = components["schemas"]["problem"];

/** The routes of the server, typed by its own description. */
export const api = createClient<paths>({ baseUrl: "/", querySerializer: { array: { style: "form", explode: false } } });

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
