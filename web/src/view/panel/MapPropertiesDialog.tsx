import { phases } from "../../model/choices";
import type { Info } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { Dialog } from "../common/Dialog";
import { Tick } from "../common/controls";
import { ChoiceField, TextField } from "../common/fields";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import "./panel.css";
import { panelWords } from "./words";

/** What the map is about: its title, its goal and the ways of working together. */
export function MapPropertiesDialog({ onClose }: { onClose: () => void }) {
  const say = useSay(panelWords);
  const domain = useDomain();
  const send = useSend();
  const { graph } = useMap();
  const { info } = graph;
  const label = (name: keyof Info) => domain.field("map", name);
  const change = (args: Info) => void send({ command: "ChangeMap", args });
  const models = info.models ?? {};
  return (
    <Dialog title={say("properties")} onClose={onClose}>
      <div className="panel-fields">
        <TextField label={label("title")} value={info.title} onSave={(title) => change({ title })} />
        <TextField long label={label("description")} value={info.description} onSave={(description) => change({ description })} />
        <TextField label={label("lifeEvent")} value={info.lifeEvent} onSave={(lifeEvent) => change({ lifeEvent })} />
        <TextField label={label("period")} value={info.period} onSave={(period) => change({ period })} />
        <ChoiceField label={label("phase")} type="phase" value={info.phase} values={phases} onSave={(phase) => change({ phase })} />
        <TextField long label={label("userSituation")} value={info.userSituation} onSave={(userSituation) => change({ userSituation })} />
        <TextField long label={label("intendedEffect")} value={info.intendedEffect} onSave={(intendedEffect) => change({ intendedEffect })} />
        <fieldset className="panel-fields">
          <legend className="ds-label">{label("models")}</legend>
          {(["network", "project", "programme"] as const).map((model) => (
            <Tick
              key={model}
              label={domain.label("model", model)}
              on={models[model] ?? false}
              onChange={(on) => change({ models: { ...models, [model]: on } })}
            />
          ))}
        </fieldset>
        <Tick label={label("archived")} on={info.archived ?? false} onChange={(archived) => change({ archived })} />
      </div>
    </Dialog>
  );
}
