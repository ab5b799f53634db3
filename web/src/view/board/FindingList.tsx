import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { useMap } from "../common/live";
import { Sources } from "../common/Sources";
import { nothingLit, useLit } from "./lit";
import { type Finding, severities } from "../../model/governance";
import { findingsOf, groupsInOrder } from "../../model/order";
import { SeverityTag } from "./SeverityTag";
import { boardWords } from "./words";

/** All findings: about the map as a whole, then group by group. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const { graph } = useMap();
  const say = useSay(boardWords);
  if (findings.length === 0) return <p className="ds-paragraph">{say("noFindings")}</p>;
  const told = findings.filter((f) => f.place === "first" || f.place === "finding");
  const others = findings.filter((f) => f.place === "finding");
  const unstated = findings.filter((f) => f.place === "unstated");
  const facts = findings.filter((f) => f.place === "fact");
  return (
    <div className="findings">
      <p className="summary">
        {severities.map((s) => (
          <span key={s}>{say(`${s}Count`, { n: told.filter((f) => f.severity === s).length })}</span>
        ))}
      </p>
      <Told heading={say("placeFirst")} findings={findings.filter((f) => f.place === "first")} />
      {groupsInOrder(graph).map((g) => (
        <About key={g.id} heading={g.name} findings={findingsOf(others, g.id)} />
      ))}
      <About heading={say("wholeMap")} findings={findingsOf(others)} />
      <Folded heading={say("placeUnstated", { n: unstated.length })} findings={unstated} />
      <Folded heading={say("placeFact", { n: facts.length })} findings={facts} />
      <p className="ds-paragraph advice" data-size="sm">
        {say("advice")}
      </p>
    </div>
  );
}

/** The findings that matter most, in the order in which they were given. */
function Told({ heading, findings }: { heading: string; findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <section className="about">
      <h3 className="ds-heading" data-size="2xs">
        {heading}
      </h3>
      <ul className="finding-list">
        {findings.map((f) => (
          <FindingCard key={f.id} finding={f} named />
        ))}
      </ul>
    </section>
  );
}

/** What is told when it is asked for. */
function Folded({ heading, findings }: { heading: string; findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <details className="plain">
      <summary>{heading}</summary>
      <ul className="finding-list">
        {findings.map((f) => (
          <FindingCard key={f.id} finding={f} named />
        ))}
      </ul>
    </details>
  );
}

function About({ heading, findings }: { heading: string; findings: readonly Finding[] }) {
  const say = useSay(boardWords);
  const open = findings.filter((f) => f.severity !== "ok");
  const ok = findings.filter((f) => f.severity === "ok");
  if (findings.length === 0) return null;
  return (
    <section className="about">
      <h3 className="ds-heading" data-size="2xs">
        {heading}
      </h3>
      <ul className="finding-list">
        {open.map((f) => (
          <FindingCard key={f.id} finding={f} />
        ))}
      </ul>
      {ok.length > 0 && (
        <details className="plain">
          <summary>{say("showOk", { n: ok.length })}</summary>
          <ul className="finding-list">
            {ok.map((f) => (
              <FindingCard key={f.id} finding={f} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** One finding, with those it is about and where the rule comes from. */
function FindingCard({ finding, named = false }: { finding: Finding; named?: boolean }) {
  const { graph } = useMap();
  const { lit, light } = useLit();
  const say = useSay(boardWords);
  const language = useLanguage();
  const on = lit.by === finding.id;
  const concerned = new Set(finding.actors ?? []);
  const show = () => {
    if (on) return light(nothingLit);
    light({ by: finding.id, actors: concerned, seats: new Set(finding.seats ?? []) });
    requestAnimationFrame(() => document.querySelector('[data-shown="true"]')?.scrollIntoView({ block: "nearest" }));
  };
  return (
    <li className="finding" data-severity={finding.severity} data-on={on} data-finding={finding.id}>
      <SeverityTag severity={finding.severity} />
      <p className="finding-text">
        {named && finding.group && <strong>{graph.groups.get(finding.group)?.name}: </strong>}
        {finding.text[language]}
      </p>
      {finding.settle && <p className="finding-settle">{say("settle", { what: finding.settle[language] })}</p>}
      {concerned.size > 0 && (
        <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" aria-pressed={on} onClick={show}>
          {say(on ? "hide" : "show")} ({concerned.size})
        </button>
      )}
      <Sources sources={finding.sources ?? []} />
    </li>
  );
}
