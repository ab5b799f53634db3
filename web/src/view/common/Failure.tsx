import { type ApiError, asApiError } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { commonWords } from "./words";

/** Says what went wrong and what to do about it; nothing when nothing did. */
export function Failure({ error }: { error: unknown }) {
  const text = useFailureText();
  if (!error) return null;
  return (
    <div className="ds-alert" data-color="danger" role="alert">
      {text(asApiError(error))}
    </div>
  );
}

/** A sentence for a refusal. */
export function useFailureText(): (error: ApiError) => string {
  const say = useSay(commonWords);
  const domain = useDomain();
  return ({ code, status, problem }) => {
    if (code === "offline") return say("offline");
    if (code === "session.missing") return say("noSession");
    const text = domain.error(code, problem.value);
    if (text !== `${code} ${problem.value ?? ""}`.trim()) return text;
    return status === 404 ? say("notFound") : say("unexpected", { code });
  };
}
