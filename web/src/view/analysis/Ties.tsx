import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { useMap } from "../common/live";
import { Answer } from "../common/asking/Answer";
import { useAnalysis, useBrokers } from "./ask";
import { Box } from "../common/asking/Box";
import { writeFigure } from "../common/figures";
import type { Brokers, Division, Reading } from "../../model/analysis";
import { Some } from "./Quadrants";
import { analysisWords } from "./words";
import { mapAddress } from "../common/address";

/** Communities in the relations, and who stands between whom. */
export function Ties({ reading }: { reading: Reading }) {
  const language = useLanguage();
  const analysis = useAnalysis(reading, ["betweenness"]);
  const brokers = useBrokers(reading, language);
  return (
    <div className="columns">
      <div className="stack">
        <Answer asked={analysis}>{({ communities }) => <Communities division={communities} />}</Answer>
      </div>
      <div className="stack">
        <Answer asked={brokers}>{(list) => <BrokerList list={list} />}</Answer>
      </div>
    </div>
  );
}

function Communities({ division }: { division: Division }) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  const language = useLanguage();
  const { communities, alone, modularity, byKind } = division;
  return (
    <>
      <Box title={say("communities")} about={say("communitiesAbout")}>
        <p className="ds-paragraph">{say("modularity", { value: writeFigure(modularity, language), kinds: writeFigure(byKind, language) })}</p>
        <ol className="communities">
          {communities.map((c, i) => (
            <li key={c.actors[0]}>
              <h3 className="ds-heading" data-size="2xs">
                {say("community", { n: i + 1 })}
              </h3>
              <p className="ds-paragraph about" data-size="sm">
                {c.kinds.map((k) => domain.text("analysis.division.kind", { n: k.actors, kind: domain.label("kind", k.kind) })).join(", ")}.{" "}
                {say("inside", { n: c.inside, across: c.across })}.
              </p>
              <Some actors={c.actors} />
            </li>
          ))}
        </ol>
        {alone.length > 0 && (
          <>
            <h3 className="ds-heading" data-size="2xs">
              {say("aloneActors")}
            </h3>
            <Some actors={alone} />
          </>
        )}
      </Box>
      <Reach division={division} />
    </>
  );
}

function Reach({ division: { groups, communities } }: { division: Division }) {
  const say = useSay(analysisWords);
  const { graph } = useMap();
  const known = groups.filter((g) => graph.groups.has(g.group));
  if (known.length === 0 || communities.length === 0) return null;
  return (
    <Box title={say("reach")}>
      <ul className="lines">
        {known.map((g) => {
          const missed = g.members.flatMap((n, i) => (n === 0 ? [say("community", { n: i + 1 })] : []));
          return (
            <li key={g.group}>
              {say("reachLine", { group: graph.groups.get(g.group)?.name ?? g.group, n: communities.length - missed.length, of: communities.length })}
              {missed.length > 0 && <span className="about">. {say("notReached", { names: missed.join(", ") })}</span>}
            </li>
          );
        })}
      </ul>
    </Box>
  );
}

const most = 20; // sentences before the rest must be asked for

function BrokerList({ list: { brokers, unknown } }: { list: Brokers }) {
  const say = useSay(analysisWords);
  return (
    <Box title={say("brokers")} about={say("brokersAbout")}>
      {brokers.length === 0 && <p className="ds-paragraph">{say("noBrokers")}</p>}
      <Sentences brokers={brokers.slice(0, most)} />
      {brokers.length > most && (
        <details>
          <summary>{say("andMore", { n: brokers.length - most })}</summary>
          <Sentences brokers={brokers.slice(most, 10 * most)} />
        </details>
      )}
      {unknown > 0 && (
        <p className="ds-paragraph about" data-size="sm">
          {say("brokersUnknown", { n: unknown })}
        </p>
      )}
    </Box>
  );
}

function Sentences({ brokers }: { brokers: Brokers["brokers"] }) {
  const say = useSay(analysisWords);
  const { id } = useMap();
  return (
    <ul className="lines">
      {brokers.map((b) => (
        <li key={`${b.actor}-${b.role}-${b.from}-${b.to}`}>
          <a className="ds-link actor-link" href={mapAddress(id, "map", { aktor: b.actor })}>
            {b.sentence}
          </a>{" "}
          <span className="count">({say("pairs", { n: b.count })})</span>
        </li>
      ))}
    </ul>
  );
}
