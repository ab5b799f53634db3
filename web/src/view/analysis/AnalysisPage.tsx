import { type ComponentType, useState } from "react";
import { mapAddress } from "../common/address";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { sectionOf, Sections } from "../common/Sections";
import type { PartProps } from "../common/part";
import "../common/asking/asking.css";
import "./analysis.css";
import { Change } from "../common/change/Change";
import { Disagreement } from "./Disagreement";
import { FigureSection } from "./FigureSection";
import { Influence } from "./Influence";
import { useLevelsSeen } from "../common/levels";
import { KeyPlayersSection } from "./KeyPlayersSection";
import type { Reading } from "../../model/analysis";
import { Overview } from "./Overview";
import { ReadingChoice } from "./ReadingChoice";
import { StabilitySection } from "./StabilitySection";
import { Ties } from "./Ties";
import { analysisWords } from "./words";

interface Section {
  readonly key: "overview" | "figures" | "influence" | "ties" | "players" | "disagreement" | "stability" | "change";
  /** How it is called in the address. */
  readonly slug: string;
  readonly view: ComponentType<{ reading: Reading }>;
  /** Whether it depends on how relations are read. */
  readonly reads: boolean;
  /** Whether only those who work with the map see it. */
  readonly inside: boolean;
}

const sections: readonly Section[] = [
  { key: "overview", slug: "", view: Overview, reads: true, inside: false },
  { key: "figures", slug: "tall", view: FigureSection, reads: true, inside: false },
  { key: "influence", slug: "innflytelse", view: Influence, reads: true, inside: false },
  { key: "ties", slug: "fellesskap", view: Ties, reads: true, inside: false },
  { key: "players", slug: "nokler", view: KeyPlayersSection, reads: true, inside: false },
  { key: "disagreement", slug: "uenighet", view: Disagreement, reads: false, inside: false },
  { key: "stability", slug: "stabilitet", view: StabilitySection, reads: true, inside: true },
  { key: "change", slug: "endring", view: Change, reads: false, inside: true },
];

/** What the relations and the assessments of a map say, in figures and in words. */
export default function AnalysisPage({ query }: PartProps) {
  const { graph, may } = useMap();
  const say = useSay(analysisWords);
  const [reading, setReading] = useState<Reading>({ types: [], directed: false, weighted: false });
  const levels = useLevelsSeen();
  const open = sections.filter((s) => (may.inside || !s.inside) && (levels || s.key !== "influence"));
  const section = sectionOf(open, query);
  if (!section) return null;
  if (graph.actors.size === 0) return <Empty />;
  return (
    <Sections part="analysis" label={say("sections")} sections={open} open={section} name={(s) => say(s.key)}>
      {section.reads && <ReadingChoice reading={reading} onChange={setReading} relations={graph.relations.values()} />}
      {section.reads && graph.relations.size === 0 && (
        <p className="ds-alert" data-color="info">
          {say("noRelations")}
        </p>
      )}
      <section.view reading={reading} />
    </Sections>
  );
}

function Empty() {
  const { id } = useMap();
  const say = useSay(analysisWords);
  return (
    <div className="teach">
      <p className="ds-paragraph">{say("empty")}</p>
      <a className="ds-link" href={mapAddress(id)}>
        {say("toMap")}
      </a>
    </div>
  );
}
