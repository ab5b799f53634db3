import { useMemo, useState } from "react";
import { useSay } from "../../words/dictionary";
import { Failure } from "../common/Failure";
import { useMap } from "../common/live";
import type { PartProps } from "../common/part";
import { ActorNames } from "./ActorNames";
import { useFindings } from "./ask";
import { Beside, type Tab } from "./Beside";
import "./board.css";
import { GroupColumn } from "./GroupColumn";
import { GroupDialog } from "./GroupDialog";
import { LitContext, nothingLit, useLighting } from "./lit";
import { groupsInOrder } from "../../model/order";
import { Outside } from "./Outside";
import { ProposeDialog } from "./propose/ProposeDialog";
import { proposeWords } from "./propose/words";
import { BoardContext, useDoings } from "./useBoard";
import { boardWords } from "./words";

/** The governance board; the address can name the group whose voices are shown. */
export default function BoardPage({ query }: PartProps) {
  const group = query.get("gruppe") ?? "";
  return <Board key={group} first={group} />;
}

// Board shows groups as columns with their seats, and beside them what can be said of them.
function Board({ first }: { first: string }) {
  const { graph, may } = useMap();
  const findings = useFindings();
  const board = useDoings();
  const lighting = useLighting();
  const say = useSay(boardWords);
  const groups = useMemo(() => groupsInOrder(graph), [graph]);
  const [chosen, choose] = useState(first);
  const [tab, show] = useState<Tab>(chosen ? "voices" : "findings");
  const voicesOf = (id: string) => {
    choose(id);
    show("voices");
  };
  const group = graph.groups.has(chosen) ? chosen : "";
  const all = findings.data?.findings ?? [];
  return (
    <BoardContext value={board}>
      <LitContext value={lighting}>
        <ActorNames />
        <Toolbar group={group} />
        <Failure error={findings.error} />
        <div className="board" data-lit={lighting.lit !== nothingLit}>
          {may.revise || graph.groups.size > 0 ? <Outside /> : null}
          <section className="columns" aria-label={say("groups")}>
            {groups.length === 0 && <p className="ds-paragraph empty">{say("noGroups")}</p>}
            {groups.map((g) => (
              <GroupColumn key={g.id} group={g} findings={all} onVoices={() => voicesOf(g.id)} />
            ))}
          </section>
          <Beside findings={findings.data} loading={findings.isPending} group={group} choose={choose} tab={tab} show={show} />
        </div>
      </LitContext>
    </BoardContext>
  );
}

function Toolbar({ group }: { group: string }) {
  const { may } = useMap();
  const say = useSay(boardWords);
  const propose = useSay(proposeWords);
  const [adding, setAdding] = useState(false);
  const [proposing, setProposing] = useState(false);
  return (
    <div className="board-top">
      <h2 className="ds-heading" data-size="xs">
        {say("heading")}
      </h2>
      <p className="ds-paragraph" data-size="sm">
        {say(may.revise ? "intro" : "readOnly")}
      </p>
      {may.revise && (
        <button type="button" className="ds-button" data-size="sm" data-variant="secondary" data-focus="board/add" onClick={() => setAdding(true)}>
          {say("newGroup")}
        </button>
      )}
      {may.inside && (
        <button type="button" className="ds-button" data-size="sm" onClick={() => setProposing(true)}>
          {propose("propose")}
        </button>
      )}
      {proposing && <ProposeDialog group={group} onClose={() => setProposing(false)} />}
      {adding && <GroupDialog onClose={() => setAdding(false)} />}
    </div>
  );
}
