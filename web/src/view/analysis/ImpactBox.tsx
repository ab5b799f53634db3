import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { ActorLink } from "../common/ActorLink";
import { Answer } from "../common/asking/Answer";
import { useImpact } from "./ask";
import { Box, Scroll } from "../common/asking/Box";
import { writeFigure, writeShare } from "../common/figures";
import { ImpactPlot } from "./ImpactPlot";
import type { Impact, Reading } from "../../model/analysis";
import { analysisWords } from "./words";

/** Who influences and who depends, directly and through others. */
export function ImpactBox({ reading }: { reading: Reading }) {
  const say = useSay(analysisWords);
  const asked = useImpact(reading);
  return (
    <Box title={say("impact")} about={say("impactAbout")}>
      <Answer asked={asked}>
        {(impact) => (
          <>
            <ImpactPlot impact={impact} />
            <ImpactTable impact={impact} />
            <p className="ds-paragraph about" data-size="sm">
              {impact.stable ? say("power", { n: impact.power }) : say("unstable")}
            </p>
          </>
        )}
      </Answer>
    </Box>
  );
}

function ImpactTable({ impact }: { impact: Impact }) {
  const say = useSay(analysisWords);
  const headings = [say("influences"), say("depends")].flatMap((h) => (impact.stable ? [h, `${h}, ${say("indirectly").toLowerCase()}`, say("places")] : [h]));
  return (
    <Scroll label={say("impact")} tall>
      <table className="ds-table figures" data-size="sm" data-hover>
        <thead>
          <tr>
            <th scope="col">{say("actor")}</th>
            {headings.map((h, i) => (
              <th key={i} scope="col" className="number">
                {h}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {impact.actors.map((a) => (
            <ImpactRow key={a.actor} row={a} stable={impact.stable} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function ImpactRow({ row, stable }: { row: Impact["actors"][number]; stable: boolean }) {
  const language = useLanguage();
  const sign = (n: number) => (n === 0 ? "0" : new Intl.NumberFormat(language === "en" ? "en-GB" : "nb-NO", { signDisplay: "exceptZero" }).format(n));
  const cells = [writeFigure(row.influence, language), writeFigure(row.dependence, language)];
  const indirect = [
    [writeShare(row.indirectInfluence, language), sign(row.influenceRankChange)],
    [writeShare(row.indirectDependence, language), sign(row.dependenceRankChange)],
  ];
  return (
    <tr>
      <th scope="row">
        <ActorLink actor={row.actor} />
      </th>
      {cells
        .flatMap((cell, i) => (stable ? [cell, ...(indirect[i] ?? [])] : [cell]))
        .map((text, i) => (
          <td key={i} className="number">
            {text}
          </td>
        ))}
    </tr>
  );
}
