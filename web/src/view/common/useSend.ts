import { useCallback } from "react";
import type { Command } from "../../model/types";
import type { Done } from "../../net/changes";
import { useAttempt } from "./attempt";
import { useMap } from "./live";

/** A function that sends a command and shows the refusal, if there is one; it then gives undefined. */
export function useSend(): (command: Command) => Promise<Done | undefined> {
  const { changes } = useMap();
  const attempt = useAttempt();
  return useCallback((command) => attempt(changes.send(command)), [changes, attempt]);
}
