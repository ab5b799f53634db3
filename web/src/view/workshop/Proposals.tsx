import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { components } from "../../model/api.gen";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useAttempt } from "../common/attempt";
import { Failure } from "../common/Failure";
import { useMap } from "../common/live";
import { knownActors } from "../../model/known";
import { type Proposed, proposed } from "./proposed";
import { workshopWords } from "./words";

type Proposal = components["schemas"]["Proposal"];

/** What participants would like to have on the map, the oldest first. */
export function Proposals() {
  const say = useSay(workshopWords);
  const attempt = useAttempt();
  const { id, workshop } = useMap();
  const queries = useQueryClient();
  const key = ["proposals", id, workshop?.proposals ?? 0, workshop?.settled ?? 0];
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: () => got(api.GET("/api/maps/{map}/proposals", { params: { path: { map: id } } })),
    placeholderData: (before) => before,
  });
  const waiting = data?.proposals ?? [];
  const settle = async (one: Proposal, accept: boolean) => {
    const path = { params: { path: { map: id, proposal: one.id } } };
    const done = accept
      ? await attempt(got(api.POST("/api/maps/{map}/proposals/{proposal}/accept", path)).then(() => true))
      : await attempt(got(api.DELETE("/api/maps/{map}/proposals/{proposal}", path)).then(() => true));
    await queries.invalidateQueries({ queryKey: ["proposals", id] });
    return done ?? false;
  };
  const acceptAll = async () => {
    for (const one of waiting) if (!(await settle(one, true))) return; // the refusal is shown
  };
  return (
    <section aria-labelledby="proposals">
      <h3 id="proposals" className="ds-heading" data-size="2xs">
        {say("proposals")} {waiting.length > 0 && `(${waiting.length})`}
      </h3>
      <Failure error={error} />
      {waiting.length === 0 && <p className="ds-paragraph">{say("proposalsNone")}</p>}
      <ul className="run-list">
        {waiting.map((p) => (
          <ProposalRow key={p.id} proposal={p} settle={settle} />
        ))}
      </ul>
      {waiting.length > 1 && (
        <button type="button" className="ds-button" data-variant="secondary" onClick={() => void acceptAll()}>
          {say("acceptAll")}
        </button>
      )}
    </section>
  );
}

function ProposalRow({ proposal, settle }: { proposal: Proposal; settle: (one: Proposal, accept: boolean) => Promise<boolean> }) {
  const say = useSay(workshopWords);
  const domain = useDomain();
  const { graph } = useMap();
  const what = proposed(proposal.command);
  const text = textOf(what);
  return (
    <li>
      <span className="run-name">{text}</span>
      {what.kind && <span className="run-note">{domain.label("kind", what.kind)}</span>}
      <span className="run-note">{say("from", { name: proposal.name })}</span>
      {what.name && <Known name={what.name} />}
      <span className="run-actions">
        <button type="button" className="ds-button" data-size="sm" aria-label={say("acceptWhat", { what: text })} onClick={() => void settle(proposal, true)}>
          {say("accept")}
        </button>
        <button
          type="button"
          className="ds-button"
          data-size="sm"
          data-variant="secondary"
          aria-label={say("declineWhat", { what: text })}
          onClick={() => void settle(proposal, false)}
        >
          {say("decline")}
        </button>
      </span>
    </li>
  );
  function textOf({ name, relation }: Proposed): string {
    if (name) return name;
    if (!relation) return proposal.id;
    return `${graph.nameOf(relation.from)} ${relation.label || domain.label("relation", relation.type)} ${graph.nameOf(relation.to)}`;
  }
}

// Known says which actors of the map may be the one that is proposed.
function Known({ name }: { name: string }) {
  const say = useSay(workshopWords);
  const { graph } = useMap();
  const aliases = new Map<string, string[]>();
  for (const a of graph.aliases) aliases.set(a.actor, [...(aliases.get(a.actor) ?? []), a.name]);
  const hits = knownActors(name, [...graph.actors.values()], aliases);
  const same = hits.find((h) => h.same);
  if (same) return <strong className="run-note">{say("same", { name: same.actor.name })}</strong>;
  if (hits.length === 0) return null;
  return (
    <span className="run-note">
      {say("may")} {hits.map((h) => h.actor.name).join(", ")}
    </span>
  );
}
