import { useState } from "react";
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { useMap } from "../common/live";
import { ActorLinks } from "../common/ActorLink";
import { Answer } from "../common/asking/Answer";
import { usePlayers } from "./ask";
import { Box } from "../common/asking/Box";
import { writeShare } from "../common/figures";
import { ImpactBox } from "./ImpactBox";
import { Leaving } from "./Leaving";
import type { KeyPlayers, Players, Reading } from "../../model/analysis";
import { analysisWords } from "./words";

/** Whom the map hangs on, what happens when one leaves, and who influences whom. */
export function KeyPlayersSection({ reading }: { reading: Reading }) {
  const { may } = useMap();
  return (
    <>
      <PlayersBox reading={reading} />
      {may.inside && <Leaving reading={reading} />}
      <ImpactBox reading={reading} />
    </>
  );
}

function PlayersBox({ reading }: { reading: Reading }) {
  const say = useSay(analysisWords);
  const { graph } = useMap();
  const [size, setSize] = useState(1);
  const sizes = [1, 2, 3, 4, 5].filter((n) => n + 2 <= graph.actors.size);
  if (sizes.length === 0 || graph.relations.size === 0) {
    return (
      <Box title={say("players")}>
        <p className="ds-paragraph">{say("tooFew")}</p>
      </Box>
    );
  }
  return (
    <Box title={say("players")}>
      <fieldset className="ds-fieldset sizes">
        <legend className="ds-label">{say("setSize")}</legend>
        <div className="row">
          {sizes.map((n) => (
            <label key={n} className="choice">
              <input type="radio" className="ds-input" name="set" checked={n === size} onChange={() => setSize(n)} />
              {n}
            </label>
          ))}
        </div>
      </fieldset>
      <PlayersFound reading={reading} size={size} />
    </Box>
  );
}

function PlayersFound({ reading, size }: { reading: Reading; size: number }) {
  const say = useSay(analysisWords);
  const language = useLanguage();
  const asked = usePlayers(reading, size);
  const lines = ({ breakers, reachers, before }: KeyPlayers): [string, Players, string][] => [
    [say("breakers"), breakers, say("breakersLine", { share: writeShare(breakers.value, language), before: writeShare(before, language) })],
    [say("reachers"), reachers, say("reachersLine", { share: writeShare(reachers.value, language) })],
  ];
  return (
    <Answer asked={asked}>
      {(players) => (
        <div className="columns">
          {lines(players).map(([title, set, text]) => (
            <div key={title}>
              <h3 className="ds-heading" data-size="2xs">
                {title}
              </h3>
              <ActorLinks actors={set.actors} />
              <p className="ds-paragraph">{text}</p>
              <p className="ds-paragraph about" data-size="sm">
                {!set.exact ? say("greedy") : set.sets > 1 ? say("equals", { n: set.sets }) : ""}
              </p>
            </div>
          ))}
        </div>
      )}
    </Answer>
  );
}
