// What would follow of a change that one thinks of: the service makes the
// command and looks ahead; nothing is saved.
import type { components } from "../../../model/api.gen";
import { api, got } from "../../../net/client";
import type { Command } from "../../../model/types";
import { useOfMap } from "../../common/query";
import type { Findings, Voices } from "../../../model/governance";

type Schemas = components["schemas"];

/** A change that the service can make a command of. */
export type Plan = { readonly accept: Schemas["acceptance"] } | { readonly move: Schemas["seatMoves"] };

export interface Preview {
  readonly command: Command;
  readonly before: Findings & Voices;
  readonly after: Findings & Voices;
}

/** The command of a plan, and what the checks say before and after it. */
export function usePreview(plan: Plan) {
  return useOfMap(["preview", plan], async (map, signal): Promise<Preview> => {
    const path = { map };
    const command = await made(map, plan, signal);
    const [findings, voices, after] = await Promise.all([
      got(api.GET("/api/maps/{map}/findings", { params: { path }, signal })),
      got(api.GET("/api/maps/{map}/voices", { params: { path }, signal })),
      got(api.POST("/api/maps/{map}/outlooks", { params: { path }, body: command, signal })),
    ]);
    return { command, before: { ...findings, ...voices }, after };
  });
}

function made(map: string, plan: Plan, signal: AbortSignal): Promise<Command> {
  const params = { path: { map } };
  if ("accept" in plan) return got(api.POST("/api/maps/{map}/group-acceptances", { params, body: plan.accept, signal }));
  return got(api.POST("/api/maps/{map}/seat-moves", { params, body: plan.move, signal }));
}
