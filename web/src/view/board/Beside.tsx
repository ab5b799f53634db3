import { useEffect, useRef } from "react";
import { useSay } from "../../words/dictionary";
import { useAnnounce } from "../common/announce";
import { FindingList } from "./FindingList";
import type { Findings } from "../../model/governance";
import { Tabs } from "./Tabs";
import { VoiceList } from "./VoiceList";
import { boardWords } from "./words";

interface Props {
  findings: Findings | undefined;
  /** The group whose voices are shown; "" for all that decide. */
  group: string;
  choose: (group: string) => void;
  tab: Tab;
  show: (tab: Tab) => void;
}

export type Tab = "findings" | "voices";

/** What can be said of the groups: the findings, or who is heard. */
export function Beside({ findings, group, choose, tab, show }: Props) {
  const say = useSay(boardWords);
  const all = findings?.findings ?? [];
  const open = all.filter((f) => f.severity !== "ok").length;
  useFindingsAnnounced(findings);
  return (
    <section className="beside" aria-label={say("beside")}>
      <Tabs
        label={say("beside")}
        chosen={tab}
        choose={(key) => show(key === "voices" ? "voices" : "findings")}
        tabs={[
          { key: "findings", label: `${say("findings")} (${open})` },
          { key: "voices", label: say("voices") },
        ]}
      >
        {tab === "findings" ? <FindingList findings={all} loading={findings === undefined} /> : <VoiceList group={group} choose={choose} />}
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
