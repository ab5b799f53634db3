// What the board asks the service, again each time the map changes.
import { api, got } from "../../net/client";
import { useOfMap } from "../common/query";
import type { Findings, Voices } from "../../model/governance";

/** What the checks say. */
export function useFindings() {
  return useOfMap(["findings"], (map, signal): Promise<Findings> => got(api.GET("/api/maps/{map}/findings", { params: { path: { map } }, signal })));
}

/** By which path everybody is heard in a group; in those that decide when none is named. */
export function useVoices(group: string) {
  return useOfMap(["voices", group], (map, signal): Promise<Voices> => {
    const query = group ? { group } : {};
    return got(api.GET("/api/maps/{map}/voices", { params: { path: { map }, query }, signal }));
  });
}
