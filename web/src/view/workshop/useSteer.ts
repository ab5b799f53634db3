import { useCallback } from "react";
import type { components } from "../../model/api.gen";
import { api, got } from "../../net/client";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";

type Steering = components["schemas"]["steering"];

/** A function that changes how the workshop stands. Everybody is told, oneself too. */
export function useSteer(): (change: Steering) => Promise<void> {
  const { id } = useMap();
  const attempt = useAttempt();
  return useCallback(
    async (change: Steering) => {
      await attempt(got(api.PATCH("/api/maps/{map}/workshop", { params: { path: { map: id } }, body: change })));
    },
    [attempt, id],
  );
}
