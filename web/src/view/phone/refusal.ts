import { useContext } from "react";
import type { ApiError } from "../../net/ask";
import type { PhoneKey } from "./words/texts";
import { PhoneTextsContext, usePhoneSay } from "./words";

/** Says in words why something was refused. */
export function useRefusal(): (error: ApiError) => string {
  const say = usePhoneSay();
  const texts = useContext(PhoneTextsContext) ?? {};
  return ({ code }) => (code in texts ? say(code as PhoneKey) : say("refused", { code }));
}
