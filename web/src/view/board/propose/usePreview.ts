// What would follow of a change that one thinks of: the service looks ahead;
// nothing is saved.
import { api, got } from "../../../net/client";
import type { Command } from "../../../model/types";
import { useOfMap } from "../../common/query";
import type { Findings, Voices } from "../../../model/governance";

export interface Preview {
  readonly command: Command;
  readonly before: Findings & Voices;
  readonly after: Findings & Voices;
}

/** What the checks say before and after a command. */
export function usePreview(command: Command) {
  return useOfMap(["preview", command], async (map, signal): Promise<Preview> => {
    const path = { map };
    const [findings, voices, after] = await Promise.all([
      got(api.GET("/api/maps/{map}/findings", { params: { path }, signal })),
      got(api.GET("/api/maps/{map}/voices", { params: { path }, signal })),
      got(api.POST("/api/maps/{map}/outlooks", { params: { path }, body: command, signal })),
    ]);
    return { command, before: { ...findings, ...voices }, after };
  });
}
