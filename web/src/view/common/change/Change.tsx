import { useDeferredValue, useState } from "react";
import { useSay } from "../../../words/dictionary";
import { useLanguage } from "../../../words/language";
import { Answer } from "../asking/Answer";
import { useComparison } from "./ask";
import { Box } from "../asking/Box";
import { Difference } from "./Difference";
import { RevisionPicker } from "../asking/RevisionPicker";
import { afterErased, type Moment, useRevisions } from "../asking/revisions";
import { useSettled } from "../asking/settled";
import { analysisWords } from "../../analysis/words";

/** What has changed between two revisions. */
export function Change() {
  const say = useSay(analysisWords);
  const { data: revisions } = useRevisions();
  if (!revisions) return null;
  const known = afterErased(revisions);
  return (
    <Box title={say("change")} about={say(known.length > 1 ? "changeAbout" : "noHistory")}>
      {known.length > 1 && <TwoRevisions moments={known} />}
    </Box>
  );
}

/** Two sliders and what differs between what they point at. */
export function TwoRevisions({ moments }: { moments: readonly Moment[] }) {
  const say = useSay(analysisWords);
  const last = moments.length - 1;
  const [chosen, setChosen] = useState<readonly [number, number]>();
  const [since, until] = chosen ?? [0, last];
  const pair: readonly [number, number] = [Math.min(since, last), Math.min(until, last)];
  const settled = useSettled(pair.join(":"), 250);
  const [a = 0, b = 0] = useDeferredValue(settled).split(":").map(Number);
  const from = moments[Math.min(a, b)];
  const to = moments[Math.max(a, b)];
  return (
    <>
      <RevisionPicker label={say("since")} moments={moments} at={pair[0]} onChange={(at) => setChosen([at, Math.max(at, pair[1])])} />
      <RevisionPicker label={say("until")} moments={moments} at={pair[1]} onChange={(at) => setChosen([Math.min(at, pair[0]), at])} />
      {from && to && <Between since={from.revision} at={to.revision} />}
    </>
  );
}

function Between({ since, at }: { since: number; at: number }) {
  const language = useLanguage();
  const asked = useComparison(since, at, language);
  return <Answer asked={asked}>{(comparison) => <Difference comparison={comparison} />}</Answer>;
}
