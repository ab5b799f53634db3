import { useQuery } from "@tanstack/react-query";
import type { components } from "../../model/api.gen";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { countText } from "../common/values";
import { startWords } from "./words";

type Example = components["schemas"]["example"];

/** Real cases to begin with. */
export function Examples({ onUse, busy }: { onUse: (example: string) => void; busy: boolean }) {
  const say = useSay(startWords);
  const examples = useQuery({ queryKey: ["examples"], queryFn: () => got(api.GET("/api/examples")), staleTime: Infinity });
  if (!examples.data) return null;
  return (
    <section aria-labelledby="examples">
      <h2 id="examples" className="ds-heading" data-size="md">
        {say("examples")}
      </h2>
      <ul className="map-cards">
        {examples.data.examples.map((example) => (
          <ExampleCard key={example.id} example={example} busy={busy} onUse={() => onUse(example.id)} />
        ))}
      </ul>
    </section>
  );
}

function ExampleCard({ example, busy, onUse }: { example: Example; busy: boolean; onUse: () => void }) {
  const say = useSay(startWords);
  const domain = useDomain();
  const lang = useLanguage();
  const { id, title, description, actors, relations } = example;
  return (
    <li className="map-card">
      <img src={`/api/examples/${id}/thumbnail.svg?lang=${lang}`} alt="" loading="lazy" />
      <div className="map-card-text">
        <h3 className="ds-heading" data-size="2xs">
          {title}
        </h3>
        <p className="ds-paragraph" data-size="sm">
          {say("size", { actors: countText(domain, "actor", actors), relations: countText(domain, "relation", relations) })}
        </p>
        {description && (
          <details className="about-example">
            <summary aria-label={say("more", { title })}>{say("moreShort")}</summary>
            <p className="ds-paragraph" data-size="sm">
              {description}
            </p>
          </details>
        )}
        <button
          type="button"
          className="ds-button"
          data-size="sm"
          data-variant="secondary"
          disabled={busy}
          aria-label={say("beginNamed", { title })}
          onClick={onUse}
        >
          {say("begin")}
        </button>
      </div>
    </li>
  );
}
