import type { components } from "../../model/api.gen";
import type { RuleSource } from "../../model/governance";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { ActorLink } from "../common/ActorLink";
import { Answer } from "../common/asking/Answer";
import { useAsked } from "../common/asking/asked";
import { Box } from "../common/asking/Box";
import { useAnnounce } from "../common/announce";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { Sources } from "../common/Sources";
import { useSend } from "../common/useSend";
import { Facts } from "./Facts";
import { deskWords } from "./words";

type DutyItem = components["schemas"]["dutyItem"];

const levels = ["must", "should", "may"] as const;

/** The facts about the matter, to be answered, and who is to be involved because of them. */
export function Duties() {
  const lang = useLanguage();
  const asked = useAsked(["duties", lang], (map, signal) => got(api.GET("/api/maps/{map}/duties", { params: { path: { map }, query: { lang } }, signal })));
  return (
    <Answer asked={asked}>
      {({ facts, duties }) => (
        <>
          <Facts facts={facts} />
          <DutyList duties={duties} />
        </>
      )}
    </Answer>
  );
}

function DutyList({ duties }: { duties: readonly DutyItem[] }) {
  const say = useSay(deskWords);
  const domain = useDomain();
  const at = (level: DutyItem["level"]) => duties.filter((d) => d.level === level);
  return (
    <Box title={domain.text("duty.title")} about={domain.text("duty.advice")}>
      <output>
        {duties.length === 0 ? domain.text("duty.none") : say("dutyCount", { must: at("must").length, should: at("should").length, may: at("may").length })}
      </output>
      {levels.map((level) => at(level).length > 0 && <Level key={level} level={level} duties={at(level)} />)}
    </Box>
  );
}

function Level({ level, duties }: { level: DutyItem["level"]; duties: readonly DutyItem[] }) {
  const domain = useDomain();
  return (
    <section className="duty-level">
      <h3 className="ds-heading" data-size="2xs">
        {domain.text(`duty.level.${level}`)}
      </h3>
      <ul className="candidates">
        {duties.map((d) => (
          <DutyCard key={d.id} duty={d} />
        ))}
      </ul>
    </section>
  );
}

function DutyCard({ duty }: { duty: DutyItem }) {
  const domain = useDomain();
  return (
    <li className="candidate">
      <h4 className="ds-heading" data-size="2xs">
        {duty.who}
      </h4>
      <p className="ds-paragraph about" data-size="sm">
        {duty.sources[0]?.title}
      </p>
      <Here here={duty.here} />
      {duty.nobody && <p className="ds-paragraph">{duty.nobody}</p>}
      <Offer offer={duty.offer} />
      <p className="ds-paragraph about" data-size="sm">
        {domain.text("duty.undecided", { what: duty.undecided })}
      </p>
      <Sources sources={duty.sources as readonly RuleSource[]} />
    </li>
  );
}

/** Those of the map whom a duty may concern, each with how it is heard. */
function Here({ here }: { here: DutyItem["here"] }) {
  const say = useSay(deskWords);
  const domain = useDomain();
  if (here.length === 0) return null;
  return (
    <div>
      <span>{say("dutiesHere")}:</span>
      <ul className="lines">
        {here.map(({ actor, grade }) => (
          <li key={actor}>
            <ActorLink actor={actor} /> <span className="count">{grade ? domain.label("grade", grade) : say("dutyUngraded")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Bodies of the catalogue to ask for, with a way to add each. */
function Offer({ offer }: { offer: DutyItem["offer"] }) {
  const say = useSay(deskWords);
  const { may } = useMap();
  const add = useAddBody();
  if (offer.length === 0) return null;
  return (
    <div>
      <span>{say("dutiesOffer")}:</span>
      <ul className="inline-list offered">
        {offer.map(({ id, name }) => (
          <li key={id}>
            {name}{" "}
            {may.edit && (
              <button
                type="button"
                className="ds-button"
                data-size="sm"
                data-variant="tertiary"
                aria-label={say("addNamed", { name })}
                onClick={() => void add(id, name)}
              >
                {say("addIt")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Adds a body of the catalogue to the map, with what is known of it. */
function useAddBody(): (number: string, name: string) => Promise<void> {
  const say = useSay(deskWords);
  const { id: map } = useMap();
  const attempt = useAttempt();
  const send = useSend();
  const announce = useAnnounce();
  return async (number, name) => {
    const found = await attempt(got(api.GET("/api/maps/{map}/catalogue/{number}", { params: { path: { map, number } } })));
    if (!found || found.actor) return;
    if (await send({ command: "Batch", args: found.commands } as Parameters<typeof send>[0])) announce(say("addedNow", { name }));
  };
}
