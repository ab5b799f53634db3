import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { Tick } from "../common/controls";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { modelKeys, type Reflection } from "./model";
import { Sources } from "../common/Sources";
import { Facts, Questions } from "./told";
import { themeWords } from "./words";

/** Three ways to think of a cooperation, with the map's own numbers beside each. */
export function Models({ models }: { models: readonly Reflection[] }) {
  const say = useSay(themeWords);
  return (
    <section className="models" aria-labelledby="theme-models">
      <h3 id="theme-models" tabIndex={-1} className="ds-heading" data-size="xs">
        {say("models")}
      </h3>
      <p className="ds-paragraph" data-size="sm">
        {say("modelsAbout")}
      </p>
      <div className="model-cards">
        {models.map((m) => (
          <ModelCard key={m.id} model={m} />
        ))}
      </div>
    </section>
  );
}

function ModelCard({ model }: { model: Reflection }) {
  const { graph, may } = useMap();
  const send = useSend();
  const say = useSay(themeWords);
  const language = useLanguage();
  const key = modelKeys.find((k) => k === model.id);
  const models = graph.info.models ?? {};
  return (
    <article className="model" aria-label={model.title[language]}>
      <h4 className="ds-heading" data-size="2xs">
        {model.title[language]}
      </h4>
      {model.about && <p className="ds-paragraph">{model.about[language]}</p>}
      {key && may.revise && (
        <Tick
          label={say("chosen")}
          on={models[key] ?? false}
          onChange={(on) => void send({ command: "ChangeMap", args: { models: { ...models, [key]: on } } })}
        />
      )}
      <Facts facts={model.facts} />
      <Questions questions={model.questions} />
      <Sources sources={model.sources ?? []} />
    </article>
  );
}
