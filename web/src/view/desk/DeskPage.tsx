import { type ComponentType } from "react";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { sectionOf, Sections } from "../common/Sections";
import type { PartProps } from "../common/part";
import { Care } from "./Care";
import "./desk.css";
import { Duties } from "./Duties";
import { FigureMaker } from "./FigureMaker";
import { Forgotten } from "./Forgotten";
import { History } from "./History";
import { MergeFile } from "./MergeFile";
import { ReportAndFiles } from "./ReportAndFiles";
import "../common/asking/asking.css";
import { Sharing } from "./Sharing";
import { deskWords } from "./words";

interface Section {
  readonly key: "history" | "export" | "report" | "import" | "duties" | "forgotten" | "sharing" | "care";
  /** How it is called in the address. */
  readonly slug: string;
  readonly view: ComponentType;
  /** Whether only owners have it. */
  readonly own: boolean;
}

const sections: readonly Section[] = [
  { key: "history", slug: "", view: History, own: false },
  { key: "export", slug: "figur", view: FigureMaker, own: false },
  { key: "report", slug: "filer", view: ReportAndFiles, own: false },
  { key: "import", slug: "inn", view: MergeFile, own: false },
  { key: "duties", slug: "plikter", view: Duties, own: false },
  { key: "forgotten", slug: "glemt", view: Forgotten, own: false },
  { key: "sharing", slug: "deling", view: Sharing, own: true },
  { key: "care", slug: "personvern", view: Care, own: true },
];

/** What one does with a map afterwards: look back, take it out, bring in, share and clean up. */
export default function DeskPage({ query }: PartProps) {
  const { may } = useMap();
  const say = useSay(deskWords);
  const open = sections.filter((s) => may.own || !s.own);
  const section = sectionOf(open, query);
  if (!section || !may.inside) return null;
  return (
    <Sections part="desk" label={say("sections")} sections={open} open={section} name={(s) => say(s.key)}>
      <section.view />
    </Sections>
  );
}
