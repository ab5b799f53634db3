import { useSay } from "../../../words/dictionary";
import { useDomain } from "../../../words/domain";
import { ActorLink } from "../ActorLink";
import { Scroll } from "../asking/Box";
import type { Comparison, Section } from "../../../model/analysis";
import { analysisWords } from "../../analysis/words";

const most = 25; // lines of a section before the rest must be asked for

/** What differs, in words by what it is about, and the assessments as a table. */
export function Difference({ comparison }: { comparison: Comparison }) {
  const say = useSay(analysisWords);
  const { text, levels } = comparison;
  return (
    <div className="difference" aria-live="polite">
      {text.length === 0 && <p className="ds-paragraph">{say("noDifference")}</p>}
      {text.map((section) => (
        <Lines key={section.title} section={section} />
      ))}
      {levels.length > 0 && <Levels levels={levels} />}
    </div>
  );
}

function Lines({ section: { title, lines } }: { section: Section }) {
  const say = useSay(analysisWords);
  return (
    <section>
      <h3 className="ds-heading" data-size="2xs">
        {title} <span className="count">({lines.length})</span>
      </h3>
      <ul className="lines">
        {lines.slice(0, most).map((line, i) => (
          <li key={i}>{line}</li>
        ))}
      </ul>
      {lines.length > most && (
        <details>
          <summary>{say("andMore", { n: lines.length - most })}</summary>
          <ul className="lines">
            {lines.slice(most).map((line, i) => (
              <li key={i}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Levels({ levels }: { levels: Comparison["levels"] }) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  return (
    <details>
      <summary>
        {say("levelChanges")} – {say("asData").toLowerCase()}
      </summary>
      <Scroll label={say("levelChanges")}>
        <table className="ds-table" data-size="sm">
          <thead>
            <tr>
              <th scope="col">{say("actor")}</th>
              <th scope="col">{say("criterion")}</th>
              <th scope="col">{say("before")}</th>
              <th scope="col">{say("after")}</th>
              <th scope="col">{say("quadrant")}</th>
            </tr>
          </thead>
          <tbody>
            {levels.map((l) => (
              <tr key={`${l.actor}-${l.criterion}`}>
                <th scope="row">
                  <ActorLink actor={l.actor} />
                </th>
                <td>{domain.label("criterion", l.criterion)}</td>
                <td>{domain.label("level", l.before)}</td>
                <td>{domain.label("level", l.after)}</td>
                <td>{[...new Set(l.quadrants)].map((q) => domain.label("quadrant", q)).join(" → ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}
