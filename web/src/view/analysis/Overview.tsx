import type { ReactNode } from "react";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { ActorLinks } from "../common/ActorLink";
import { Answer } from "../common/asking/Answer";
import { useAnalysis } from "./ask";
import { Box, Scroll } from "../common/asking/Box";
import { FigureText } from "../common/FigureText";
import { useLevelsSeen } from "../common/levels";
import type { Analysis, Reading, Whole } from "../../model/analysis";
import { Quadrants } from "./Quadrants";
import { analysisWords } from "./words";

/** The map as a whole, and what it hangs on. */
export function Overview({ reading }: { reading: Reading }) {
  const asked = useAnalysis(reading, ["betweenness"]);
  const levels = useLevelsSeen();
  return (
    <Answer asked={asked}>
      {(analysis) => (
        <div className="columns">
          <WholeTable whole={analysis.whole} />
          <div className="stack">
            {levels && <Quadrants quadrants={analysis.quadrants} />}
            <Cuts analysis={analysis} />
            <Mixing whole={analysis.whole} />
          </div>
        </div>
      )}
    </Answer>
  );
}

function WholeTable({ whole }: { whole: Whole }) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  const rows: [string, ReactNode, string][] = [
    [say("actorsRow"), whole.actors, ""],
    [say("relationsRow"), whole.relations, ""],
    [domain.text("analysis.isolated"), whole.isolated, say("isolatedAbout")],
    [
      domain.text("analysis.components"),
      domain.text("analysis.components.value", { n: whole.components, largest: whole.largestComponent }),
      say("componentsAbout"),
    ],
    [domain.text("analysis.density"), <FigureText key="d" figure={whole.density} />, say("densityAbout")],
    [domain.text("analysis.reached"), <FigureText key="r" figure={whole.reached} share />, say("reachedAbout")],
    [domain.text("analysis.meanDistance"), <FigureText key="m" figure={whole.meanDistance} />, say("meanDistanceAbout")],
    [domain.text("analysis.diameter"), <FigureText key="x" figure={whole.diameter} />, say("diameterAbout")],
    [domain.text("analysis.centralisation"), <FigureText key="c" figure={whole.centralisation.betweenness} />, say("centralisationAbout")],
    [domain.text("analysis.across"), <FigureText key="a" figure={whole.across} share />, say("acrossAbout")],
    [domain.text("analysis.reciprocity"), <FigureText key="g" figure={whole.reciprocity} share />, say("reciprocityAbout")],
  ];
  return (
    <Box title={say("whole")} about={say("wholeAbout")}>
      <Scroll label={say("whole")}>
        <table className="ds-table" data-size="sm">
          <thead>
            <tr>
              <th scope="col">{say("figure")}</th>
              <th scope="col" className="number">
                {say("value")}
              </th>
              <th scope="col">{say("meaning")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value, about]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{value}</td>
                <td className="about">{about}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Box>
  );
}

function Cuts({ analysis }: { analysis: Analysis }) {
  const say = useSay(analysisWords);
  return (
    <Box title={say("cuts")}>
      {analysis.whole.cuts.length > 0 ? <ActorLinks actors={analysis.whole.cuts} /> : <p className="ds-paragraph">{say("noCuts")}</p>}
    </Box>
  );
}

function Mixing({ whole }: { whole: Whole }) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  if (whole.mixing.length === 0) return null;
  const rows = [...whole.mixing].sort((a, b) => b.relations - a.relations);
  return (
    <Box title={say("mixing")}>
      <Scroll label={say("mixing")}>
        <table className="ds-table" data-size="sm">
          <thead>
            <tr>
              <th scope="col">{say("from")}</th>
              <th scope="col">{say("to")}</th>
              <th scope="col" className="number">
                {say("count")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ from = "", to = "", relations }) => (
              <tr key={`${from}-${to}`}>
                <td>{domain.label("kind", from)}</td>
                <td>{domain.label("kind", to)}</td>
                <td className="number">{relations}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Box>
  );
}
