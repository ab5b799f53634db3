import { type ReactNode, useState } from "react";
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { Failure } from "../common/Failure";
import { useMap } from "../common/live";
import { commonWords } from "../common/words";
import { ActorTable } from "./ActorTable";
import { Annex } from "./Annex";
import { useThemes } from "./ask";
import { FundingFields } from "./FundingFields";
import { GoalFields } from "./GoalFields";
import { GroupFields } from "./GroupFields";
import type { Reflection, Statement } from "./model";
import { Models } from "./Models";
import "./themes.css";
import { Sources } from "../common/Sources";
import { Facts, Questions } from "./told";
import { themeWords } from "./words";

/** The four themes that partners look at together, the models, and the annex. */
export default function ThemesPage() {
  const { may } = useMap();
  const say = useSay(themeWords);
  const common = useSay(commonWords);
  const { data, error } = useThemes();
  return (
    <div className="themes">
      <h2 className="ds-heading" data-size="sm">
        {say("heading")}
      </h2>
      <p className="ds-paragraph" data-size="sm">
        {say(may.revise ? "intro" : "readOnly")}
      </p>
      <Failure error={error} />
      {!data && !error && <p className="ds-paragraph">{common("loading")}</p>}
      {data && <Jump reflections={data.themes} />}
      {data?.themes.map((t) => (
        <Theme key={t.id} theme={t} />
      ))}
      {data && <Models models={data.models} />}
      {may.inside && data && <Annex />}
    </div>
  );
}

function Jump({ reflections }: { reflections: readonly Reflection[] }) {
  const { may } = useMap();
  const say = useSay(themeWords);
  const language = useLanguage();
  const targets = [
    ...reflections.map((t) => ({ id: t.id, title: t.title[language] })),
    { id: "models", title: say("models") },
    ...(may.inside ? [{ id: "annex", title: say("annex") }] : []),
  ];
  return (
    <section aria-label={say("jump")}>
      <ul className="jump">
        {targets.map((t) => (
          <li key={t.id}>
            <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" onClick={() => jump(t.id)}>
              {t.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

// The address names the page, so that a link within it would leave it.
function jump(id: string) {
  const heading = document.getElementById(`theme-${id}`);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

function Theme({ theme }: { theme: Reflection }) {
  const { may } = useMap();
  const say = useSay(themeWords);
  const language = useLanguage();
  const [picked, pick] = useState("");
  const fact = theme.facts.find((f) => f.key === picked);
  const fields = fieldsOf(theme.id, fact, () => pick(""));
  const show = (key: string) => {
    pick(key);
    requestAnimationFrame(() => document.getElementById(`table-${theme.id}`)?.scrollIntoView({ block: "nearest" }));
  };
  const listed = theme.id === "anchoring" || theme.id === "roles";
  return (
    <section className="theme" aria-labelledby={`theme-${theme.id}`}>
      <div className="told">
        <h3 id={`theme-${theme.id}`} tabIndex={-1} className="ds-heading" data-size="xs">
          {theme.title[language]}
        </h3>
        <Facts facts={theme.facts} {...(may.revise && listed && { picked, pick: show })} />
        <Questions questions={theme.questions} />
        <Sources sources={theme.sources ?? []} />
      </div>
      {may.revise && fields && (
        <div className="fill">
          <h4 className="ds-heading" data-size="2xs">
            {say("fill")}
          </h4>
          {fields}
        </div>
      )}
    </section>
  );
}

// fieldsOf gives the fields behind a theme. A theme that the program does not
// know fields for has none.
function fieldsOf(id: string, fact: Statement | undefined, all: () => void): ReactNode {
  switch (id) {
    case "goals":
      return <GoalFields />;
    case "anchoring":
      return <ActorTable about="anchoring" fact={fact} all={all} />;
    case "roles":
      return (
        <>
          <GroupFields />
          <ActorTable about="roles" fact={fact} all={all} />
        </>
      );
    case "financing":
      return <FundingFields />;
    default:
      return undefined;
  }
}
