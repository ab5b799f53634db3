import { useId, useState } from "react";
import { mapAddress } from "../common/address";
import { levels } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { ActorLink } from "../common/ActorLink";
import { Answer } from "../common/asking/Answer";
import { useOpinions } from "./ask";
import { Box, Scroll } from "../common/asking/Box";
import { FigureText } from "../common/FigureText";
import { isPresent } from "../common/figures";
import type { Opinion } from "../../model/analysis";
import { Plot } from "./Plot";
import { analysisWords } from "./words";

/** Where the participants of a round disagree. */
export function Disagreement() {
  const say = useSay(analysisWords);
  const { id, graph } = useMap();
  const select = useId();
  const rounds = graph.rounds.filter((r) => r.state === "revealed" || r.state === "agreed");
  const [chosen, setChosen] = useState("");
  const round = rounds.find((r) => r.id === chosen) ?? rounds.at(-1);
  if (!round) {
    return (
      <Box title={say("disagreement")}>
        <p className="ds-paragraph">{say("noRounds")}</p>
        <a className="ds-link" href={mapAddress(id, "workshop")}>
          {say("toWorkshop")}
        </a>
      </Box>
    );
  }
  return (
    <Box title={say("opinions")} about={say("opinionsAbout")}>
      {rounds.length > 1 && (
        <div className="ds-field">
          <label className="ds-label" htmlFor={select}>
            {say("round")}
          </label>
          <select id={select} className="ds-input" data-size="sm" value={round.id} onChange={(e) => setChosen(e.target.value)}>
            {rounds.map((r) => (
              <option key={r.id} value={r.id}>
                {r.id}
              </option>
            ))}
          </select>
        </div>
      )}
      <Opinions round={round.id} />
    </Box>
  );
}

function Opinions({ round }: { round: string }) {
  const say = useSay(analysisWords);
  const asked = useOpinions(round);
  return (
    <Answer asked={asked}>
      {(opinions) => (
        <Scroll label={say("opinions")} tall>
          <table className="ds-table figures" data-size="sm" data-hover>
            <thead>
              <tr>
                <th scope="col">{say("actor")}</th>
                <th scope="col">{say("criterion")}</th>
                <th scope="col">{say("spreadOut")}</th>
                {(["apart", "spread", "median", "answers", "dontKnow"] as const).map((key) => (
                  <th key={key} scope="col" className="number">
                    {say(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {opinions.map((o) => (
                <OpinionRow key={`${o.actor}-${o.criterion}`} opinion={o} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Answer>
  );
}

function OpinionRow({ opinion: o }: { opinion: Opinion }) {
  const domain = useDomain();
  return (
    <tr>
      <th scope="row">
        <ActorLink actor={o.actor} />
      </th>
      <td>{domain.label("criterion", o.criterion)}</td>
      <td>
        <Counts opinion={o} />
      </td>
      <td className="number">
        <FigureText figure={o.apart} share />
      </td>
      <td className="number">
        <FigureText figure={o.spread} />
      </td>
      <td className="number">
        <Median figure={o.median} />
      </td>
      <td className="number">{o.answers}</td>
      <td className="number">{o.dontKnow}</td>
    </tr>
  );
}

// A median between two levels names both.
function Median({ figure }: { figure: Opinion["median"] }) {
  const domain = useDomain();
  if (!isPresent(figure)) return <FigureText figure={figure} />;
  const around = new Set([levels[Math.floor(figure)], levels[Math.ceil(figure)]]);
  return <>{[...around].map((l) => domain.label("level", l)).join("–")}</>;
}

const bar = { width: 18, height: 28 };

function Counts({ opinion: { counts, median } }: { opinion: Opinion }) {
  const say = useSay(analysisWords);
  const [none = 0, low = 0, medium = 0, high = 0] = counts;
  if (!isPresent(median)) return <span className="about">{say("few")}</span>;
  const greatest = Math.max(1, ...counts);
  return (
    <Plot kind="bars" label={say("counts", { none, low, medium, high })} width={4 * bar.width} height={bar.height + 2} fixed>
      {counts.map((n, i) => {
        const tall = Math.max((n / greatest) * bar.height, n > 0 ? 3 : 0);
        return <rect key={i} className="bar" x={i * bar.width + 1} y={bar.height - tall} width={bar.width - 2} height={tall} />;
      })}
      <line className="axis" x1={0} x2={4 * bar.width} y1={bar.height + 1} y2={bar.height + 1} />
    </Plot>
  );
}
