import { useEffect, useRef, useState } from "react";
import { useSay } from "../../../words/dictionary";
import { useAnnounce } from "../../common/announce";
import { useMap } from "../../common/live";
import { Accept } from "./Accept";
import { Curve } from "./Curve";
import { curveKey, CurveTable } from "./CurveTable";
import type { Point, Proposal } from "./model";
import { Pick } from "./Pick";
import { useNumbers } from "./useNumbers";
import { proposeWords } from "./words";

interface Props {
  proposal: Proposal;
  /** The group that was asked for; "" is a new one. */
  group: string;
  again: () => void;
  onDone: () => void;
}

interface Chosen {
  readonly key: string;
  readonly members: readonly string[];
  /** Who is left out; unknown of a set that is only as good as the best. */
  readonly left: readonly string[] | undefined;
}

/** The answer: the best group, its proof, the curve, those as good, and what the demands cost. */
export function Answer({ proposal, group, again, onDone }: Props) {
  const { graph } = useMap();
  const say = useSay(proposeWords);
  const { share } = useNumbers();
  const { best } = proposal;
  const [chosen, setChosen] = useState<Chosen>(() => ({ key: `equal/0`, members: best.members ?? [], left: best.uncovered ?? [] }));
  const choosePoint = (key: string, p: Point) => setChosen({ key, members: p.members ?? [], left: p.uncovered ?? [] });
  const size = chosen.key.startsWith("equal/") ? (best.members?.length ?? 0) : Number(chosen.key.split("/")[1]);
  const said = say("answerSays", { n: best.members?.length ?? 0, covered: best.covered, actors: proposal.actors, share: share(best.share) });
  const heading = useRef<HTMLHeadingElement>(null);
  const announce = useAnnounce();
  useEffect(() => {
    heading.current?.scrollIntoView({ block: "nearest" });
    announce(said);
  }, [said, announce]);
  return (
    <>
      <h3 ref={heading} className="ds-heading" data-size="2xs">
        {said}
      </h3>
      {proposal.revision !== graph.revision && (
        <div className="ds-alert" data-color="info" data-size="sm">
          {say("stale")}{" "}
          <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={again}>
            {say("askAgain")}
          </button>
        </div>
      )}
      <ul className="notes" data-proven={best.proven}>
        {proposal.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <Curve proposal={proposal} chosen={size} />
      <CurveTable proposal={proposal} chosen={chosen.key === "equal/0" ? curveKeyOfBest(proposal) : chosen.key} choose={choosePoint} />
      <Equals
        proposal={proposal}
        chosen={chosen.key}
        choose={(key, members) => setChosen({ key, members, left: key === "equal/0" ? (best.uncovered ?? []) : undefined })}
      />
      <Prices proposal={proposal} />
      <ChosenGroup chosen={chosen} />
      <Accept key={chosen.key} members={chosen.members} group={group} onDone={onDone} />
    </>
  );
}

// curveKeyOfBest is the row that has the same members as the best.
function curveKeyOfBest({ best, curve }: Proposal): string {
  const members = (best.members ?? []).join();
  const point = (curve ?? []).find((p) => (p.members ?? []).join() === members);
  return point ? curveKey(point) : "";
}

const shownAtFirst = 10;

function Equals({ proposal, chosen, choose }: { proposal: Proposal; chosen: string; choose: (key: string, members: readonly string[]) => void }) {
  const say = useSay(proposeWords);
  const [all, setAll] = useState(false);
  const sets = proposal.optima.sets ?? [];
  if (sets.length < 2 && !/;/.test(proposal.equals[0] ?? "")) return null;
  if (sets.length < 2) {
    return (
      <p className="ds-paragraph" data-size="sm">
        <strong>{say("equals")}:</strong> {proposal.equals[0]}
      </p>
    );
  }
  const shown = all ? sets : sets.slice(0, shownAtFirst);
  return (
    <fieldset className="ds-fieldset" data-size="sm">
      <legend className="ds-label">{say("equals")}</legend>
      {shown.map((set, i) => (
        <Pick key={set.members.join()} name="equal" label={proposal.equals[i]} on={chosen === `equal/${i}`} onPick={() => choose(`equal/${i}`, set.members)} />
      ))}
      {sets.length > shown.length && (
        <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" onClick={() => setAll(true)}>
          {say("equalsMore", { n: sets.length })}
        </button>
      )}
    </fieldset>
  );
}

function Prices({ proposal }: { proposal: Proposal }) {
  const say = useSay(proposeWords);
  const { share } = useNumbers();
  const prices = proposal.prices ?? [];
  if (prices.length === 0) return null;
  return (
    <section>
      <h4 className="ds-heading" data-size="2xs">
        {say("prices")}
      </h4>
      <ul className="notes">
        {prices.map((price, i) => {
          const demand = proposal.demands[i] ?? "";
          const key = !price.found ? "priceUnknown" : price.weight === 0 && price.actors === 0 ? "priceFree" : price.proven ? "price" : "priceUnproven";
          return <li key={demand}>{say(key, { demand, actors: price.actors, share: share(proposal.total > 0 ? price.weight / proposal.total : 0) })}</li>;
        })}
      </ul>
    </section>
  );
}

function ChosenGroup({ chosen }: { chosen: Chosen }) {
  const { graph } = useMap();
  const say = useSay(proposeWords);
  const names = (list: readonly string[]) => list.map((a) => graph.nameOf(a)).join(", ");
  return (
    <section className="chosen-group">
      <h4 className="ds-heading" data-size="2xs">
        {say("chosen")}
      </h4>
      <p className="ds-paragraph" data-size="sm">
        <strong>{say("members", { n: chosen.members.length })}:</strong> {names(chosen.members)}
      </p>
      {chosen.left && (
        <p className="ds-paragraph" data-size="sm">
          {chosen.left.length === 0 ? (
            say("nobodyLeft")
          ) : (
            <>
              <strong>{say("leftOut", { n: chosen.left.length })}:</strong> {names(chosen.left)}
            </>
          )}
        </p>
      )}
    </section>
  );
}
