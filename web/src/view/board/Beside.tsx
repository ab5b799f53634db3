import { useEffect, useRef } from "react";
import { useSay } from "../../words/dictionary";
import { useAnnounce } from "../common/announce";
import { commonWords } from "../common/words";
import { FindingList } from "./FindingList";
import type { Findings } from "../../model/governance";
import { Tabs } from "./Tabs";
import { VoiceList } from "./VoiceList";
import { boardWords } from "./words";

interface Props {
  findings: Findings | undefined;
  /** Whether the findings are on their way; when neither, what went wrong is told above. */
  loading: boolean;
  /** The group whose voices are shown; "" for all that decide. */
  group: string;
  choose: (group: string) => void;
  tab: Tab;
  show: (tab: Tab) => void;
}

export type Tab = "findings" | "voices";

/** What can be said of the groups: the findings, or who is heard. */
export function Beside({ findings, loading, group, choose, tab, show }: Props) {
  const say = useSay(boardWords);
  const common = useSay(commonWords);
  const open = findings?.findings.filter((f) => f.severity !== "ok").length;
  useFindingsAnnounced(findings);
  return (
    <section className="beside" aria-label={say("beside")}>
      <Tabs
        label={say("beside")}
        chosen={tab}
        choose={(key) => show(key === "voices" ? "voices" : "findings")}
        tabs={[
          { key: "findings", label: open === undefined ? say("findings") : `${say("findings")} (${open})` },
          { key: "voices", label: say("voices") },
        ]}
      >
        {tab === "voices" && <VoiceList group={group} choose={choose} />}
        {tab === "findings" && findings && <FindingList findings={findings.findings} />}
        {tab === "findings" && loading && <p className="ds-paragraph">{common("loading")}</p>}
      </Tabs>
    </section>
  );
}

// useFindingsAnnounced tells how many findings there are when that has changed.
function useFindingsAnnounced(findings: Findings | undefined) {
  const say = useSay(boardWords);
  const announce = useAnnounce();
  const last = useRef("");
  useEffect(() => {
    if (!findings) return;
    const n = (severity: string) => findings.findings.filter((f) => f.severity === severity).length;
    const text = say("findingsAre", { consider: n("consider"), note: n("note") });
    if (last.current && last.current !== text) announce(text);
    last.current = text;
  }, [findings, say, announce]);
}
