// Leading the screens of a workshop, or following whoever leads.
import { useCallback, useEffect, useMemo, useState } from "react";
import type { View } from "../../model/types";
import { api, got } from "../../net/client";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { onlyActor, type Selection } from "./selection";
import type { Leading } from "./stage";

/** Leads with the view and the one actor that is selected; follows by taking over what somebody else shows. */
export function useLeading(view: View, show: (view: View) => void, selection: Selection, select: (selection: Selection) => void): Leading {
  const { workshop, may } = useMap();
  const [leads, setLeads] = useState(false);
  const [follows, follow] = useState(true);
  const open = workshop?.open ?? false;
  const mayLead = open && may.facilitate;
  const led = open && !leads && Boolean(workshop?.view || workshop?.focus);
  const focus = selection.actors.length === 1 ? (selection.actors[0] ?? "") : "";
  useTelling(mayLead && leads, view, focus);
  useFollowing(led && follows, workshop?.view || undefined, workshop?.focus || undefined, show, select);
  return useMemo(() => ({ may: mayLead, leads: mayLead && leads, lead: setLeads, led, follows, follow }), [mayLead, leads, led, follows]);
}

function useTelling(on: boolean, view: View, focus: string) {
  const { id } = useMap();
  const attempt = useAttempt();
  const tell = useCallback(
    (body: { view: View; focus: string }) => attempt(got(api.PATCH("/api/maps/{map}/workshop", { params: { path: { map: id } }, body }))),
    [attempt, id],
  );
  useEffect(() => {
    if (on) void tell({ view, focus });
  }, [on, tell, view, focus]);
}

function useFollowing(on: boolean, view: View | undefined, focus: string | undefined, show: (view: View) => void, select: (selection: Selection) => void) {
  useEffect(() => {
    if (on && view) show(view);
  }, [on, view, show]);
  useEffect(() => {
    if (on && focus) select(onlyActor(focus));
  }, [on, focus, select]);
}
