import type { ApiError } from "../net/api";
import type { Speak } from "../words";

/** Says what went wrong, and what to do about it where that is known. */
export function Failure({ failure, say }: { failure: ApiError | undefined; say: Speak }) {
  if (!failure) return null;
  return (
    <div className="ds-alert" data-color="danger" role="alert">
      {failure.code === "offline" || failure.code === "session.missing" ? say(failure.code) : say("failed", { code: failure.code })}
    </div>
  );
}
