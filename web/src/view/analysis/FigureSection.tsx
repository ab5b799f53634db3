import { useState } from "react";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { Answer } from "../common/asking/Answer";
import { useAnalysis } from "./ask";
import { Distribution } from "./Distribution";
import { FigureTable } from "./FigureTable";
import { isPresent } from "../common/figures";
import { type Measure, measures, type MeasureSort, measureSorts, type Reading } from "../../model/analysis";
import { Tick } from "../common/controls";
import { type Sorting, usualSorting } from "./sorting";
import { analysisWords } from "./words";

const usual: readonly Measure[] = ["betweenness", "degree", "closeness", "eigenvector", "pagerank"];
const usualDirected: readonly Measure[] = ["betweenness", "in", "out", "closeness", "closenessOut", "pagerank"];
const onlyDirected: readonly Measure[] = ["in", "out", "strengthIn", "strengthOut", "closenessOut", "harmonicOut", "gatekeeper"];

/** The figures of each actor, and how the one that is sorted by is distributed. */
export function FigureSection({ reading }: { reading: Reading }) {
  const [own, setOwn] = useState<readonly Measure[]>();
  const [sorting, setSorting] = useState<Sorting>(usualSorting);
  const chosen = own ?? (reading.directed ? usualDirected : usual);
  const asked = useAnalysis(reading, chosen);
  const plotted = chosen.find((m) => m === sorting.by) ?? chosen[0];
  return (
    <>
      <div className="row">
        <MeasureChoice chosen={chosen} directed={reading.directed} onChange={setOwn} />
        <Explain chosen={chosen} />
      </div>
      <Answer asked={asked}>
        {({ table }) => (
          <>
            <FigureTable table={table} sorting={sorting} onSort={setSorting} />
            {plotted && table.measures.includes(plotted) && (
              <Distribution measure={plotted} figures={table.rows.map((r) => r.values[table.measures.indexOf(plotted)]).filter(isPresent)} />
            )}
          </>
        )}
      </Answer>
    </>
  );
}

function MeasureChoice({ chosen, directed, onChange }: { chosen: readonly Measure[]; directed: boolean; onChange: (chosen: readonly Measure[]) => void }) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  const sortName: Readonly<Record<MeasureSort, string>> = {
    contacts: say("contacts"),
    place: say("place"),
    standing: say("standing"),
    between: say("between"),
    whole: say("wholeSort"),
  };
  const toggle = (measure: Measure) => {
    const next = measures.filter((m) => (m === measure ? !chosen.includes(m) : chosen.includes(m)));
    if (next.length > 0) onChange(next);
  };
  const kept = (measure: Measure) => directed || chosen.includes(measure) || !onlyDirected.includes(measure);
  return (
    <details className="menu">
      <summary className="ds-button" data-size="sm" data-variant="secondary">
        {say("measures")} ({chosen.length})
      </summary>
      <div className="menu-body menu-columns">
        {Object.entries(measureSorts).map(([sort, list]) => (
          <fieldset key={sort} className="ds-fieldset">
            <legend className="ds-label">{sortName[sort as MeasureSort]}</legend>
            {list.filter(kept).map((m) => (
              <Tick key={m} label={domain.label("measure", m)} on={chosen.includes(m)} onChange={() => toggle(m)} />
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}

function Explain({ chosen }: { chosen: readonly Measure[] }) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  return (
    <details className="menu">
      <summary className="ds-button" data-size="sm" data-variant="secondary">
        {say("explain")}
      </summary>
      <dl className="menu-body explain">
        {chosen.map((m) => (
          <div key={m}>
            <dt>{domain.label("measure", m)}</dt>
            <dd>{domain.text(`measure.${m}.about`)}</dd>
          </div>
        ))}
      </dl>
      <p className="unseen">{say("absentLead")}</p>
    </details>
  );
}
