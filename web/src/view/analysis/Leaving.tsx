import { useId, useState } from "react";
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { useMap } from "../common/live";
import { Answer } from "../common/asking/Answer";
import { useDeparture } from "./ask";
import { Box } from "../common/asking/Box";
import { FoundList } from "./FoundList";
import type { Reading } from "../../model/analysis";
import { analysisWords } from "./words";

/** What happens when an actor leaves. */
export function Leaving({ reading }: { reading: Reading }) {
  const say = useSay(analysisWords);
  const { graph } = useMap();
  const select = useId();
  const [chosen, setChosen] = useState("");
  const actor = graph.actors.has(chosen) ? chosen : "";
  return (
    <Box title={say("leaving")} about={say("leavingAbout")}>
      <div className="ds-field">
        <label className="ds-label" htmlFor={select}>
          {say("choose")}
        </label>
        <select id={select} className="ds-input" data-size="sm" value={actor} onChange={(e) => setChosen(e.target.value)}>
          <option value="">–</option>
          {[...graph.actors.values()].map((a) => (
            <option key={a.id} value={a.id}>
              {a.name}
            </option>
          ))}
        </select>
      </div>
      {actor ? <Gone actor={actor} reading={reading} /> : <p className="ds-paragraph about">{say("chooseFirst")}</p>}
    </Box>
  );
}

function Gone({ actor, reading }: { actor: string; reading: Reading }) {
  const say = useSay(analysisWords);
  const language = useLanguage();
  const asked = useDeparture(reading, actor, language);
  return (
    <Answer asked={asked}>
      {(departure) => (
        <div aria-live="polite">
          <ul className="lines">
            {departure.text.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {departure.findings.length > 0 && (
            <>
              <h3 className="ds-heading" data-size="2xs">
                {say("findingsThen")}
              </h3>
              <FoundList found={departure.findings} />
            </>
          )}
        </div>
      )}
    </Answer>
  );
}
