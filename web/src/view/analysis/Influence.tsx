import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { ActorLink } from "../common/ActorLink";
import { Answer } from "../common/asking/Answer";
import { useAnalysis } from "./ask";
import { Box, Scroll } from "../common/asking/Box";
import { writeFigure } from "../common/figures";
import type { Analysis, Placed, Reading } from "../../model/analysis";
import { Quadrants } from "./Quadrants";
import { InfluencePlot } from "./InfluencePlot";
import { analysisWords } from "./words";

/** The place that relations give beside the influence that people have given. */
export function Influence({ reading }: { reading: Reading }) {
  const asked = useAnalysis(reading, ["betweenness", "degree"]);
  return (
    <Answer asked={asked}>
      {(analysis) => (
        <>
          <Contrast contrast={analysis.contrast} analysis={analysis} />
          <Quadrants quadrants={analysis.quadrants} />
        </>
      )}
    </Answer>
  );
}

function Contrast({ contrast, analysis }: { contrast: Analysis["contrast"]; analysis: Analysis }) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  const language = useLanguage();
  if (contrast.absent) {
    return (
      <Box title={say("scatter")}>
        <p className="ds-paragraph">{domain.text("analysis.contrast.none", { reason: domain.label("absent", contrast.absent) })}</p>
      </Box>
    );
  }
  const limits = say("limits", { from: writeFigure(contrast.from, language), to: writeFigure(contrast.to, language) });
  const rated = domain.text("analysis.contrast.rated", { rated: contrast.rated, actors: contrast.actors });
  return (
    <>
      <Box title={say("scatter")} about={say("scatterAbout")}>
        <InfluencePlot analysis={analysis} />
        <p className="ds-paragraph about" data-size="sm">
          {limits} {rated}
        </p>
      </Box>
      <PlacedTable title={say("hidden")} about={say("hiddenAbout")} placed={contrast.hidden} />
      <PlacedTable title={say("assumed")} about={say("assumedAbout")} placed={contrast.assumed} />
      <PlacedTable title={say("unrated")} about={say("unratedAbout")} placed={contrast.unrated} />
    </>
  );
}

function PlacedTable({ title, about, placed }: { title: string; about: string; placed: readonly Placed[] }) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  const language = useLanguage();
  return (
    <Box title={`${title} (${placed.length})`} about={placed.length > 0 ? about : undefined}>
      {placed.length === 0 ? (
        <p className="ds-paragraph">{say("nobody")}</p>
      ) : (
        <Scroll label={title}>
          <table className="ds-table" data-size="sm" data-hover>
            <thead>
              <tr>
                <th scope="col">{say("actor")}</th>
                <th scope="col">{say("influenceColumn")}</th>
                <th scope="col" className="number">
                  {say("rank")}
                </th>
                <th scope="col" className="number">
                  {say("betweenness")}
                </th>
                <th scope="col" className="number">
                  {say("degree")}
                </th>
              </tr>
            </thead>
            <tbody>
              {placed.map((p) => (
                <tr key={p.actor}>
                  <th scope="row">
                    <ActorLink actor={p.actor} />
                  </th>
                  <td>{domain.label("level", p.influence)}</td>
                  <td className="number">{p.rank}</td>
                  <td className="number">{writeFigure(p.betweenness, language)}</td>
                  <td className="number">{p.degree}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Box>
  );
}
