import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { useMap } from "../common/live";
import { Sources } from "../common/Sources";
import { commonWords } from "../common/words";
import { nothingLit, useLit } from "./lit";
import { type Finding, severities } from "../../model/governance";
import { findingsOf, groupsInOrder } from "../../model/order";
import { SeverityTag } from "./SeverityTag";
import { boardWords } from "./words";

/** All findings: about the map as a whole, then group by group. */
export function FindingList({ findings, loading }: { findings: readonly Finding[]; loading: boolean }) {
  const { graph } = useMap();
  const say = useSay(boardWords);
  const common = useSay(commonWords);
  if (loading) return <p className="ds-paragraph">{common("loading")}</p>;
  if (findings.length === 0) return <p className="ds-paragraph">{say("noFindings")}</p>;
  return (
    <div className="findings">
      <p className="summary">
        {severities.map((s) => (
          <span key={s}>{say(`${s}Count`, { n: findings.filter((f) => f.severity === s).length })}</span>
        ))}
      </p>
      {groupsInOrder(graph).map((g) => (
        <About key={g.id} heading={g.name} findings={findingsOf(findings, g.id)} />
      ))}
      <About heading={say("wholeMap")} findings={findingsOf(findings)} />
      <p className="ds-paragraph advice" data-size="sm">
        {say("advice")}
      </p>
    </div>
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
function FindingCard({ finding }: { finding: Finding }) {
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
      <p className="finding-text">{finding.text[language]}</p>
      {concerned.size > 0 && (
        <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" aria-pressed={on} onClick={show}>
          {say(on ? "hide" : "show")} ({concerned.size})
        </button>
      )}
      <Sources sources={finding.sources ?? []} />
    </li>
  );
}
