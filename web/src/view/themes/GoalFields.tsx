import type { Info } from "../../model/types";
import { useDomain } from "../../words/domain";
import { ChoiceField, TextField } from "../common/fields";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { phases } from "../../model/choices";

/** What the map says of the user, the effect, the time and the phase. */
export function GoalFields() {
  const { graph } = useMap();
  const send = useSend();
  const domain = useDomain();
  const { info } = graph;
  const change = (args: Info) => void send({ command: "ChangeMap", args });
  return (
    <div className="goal-fields">
      <TextField label={domain.field("map", "userSituation")} long value={info.userSituation} onSave={(userSituation) => change({ userSituation })} />
      <TextField label={domain.field("map", "intendedEffect")} long value={info.intendedEffect} onSave={(intendedEffect) => change({ intendedEffect })} />
      <LifeEvent value={info.lifeEvent} onSave={(lifeEvent) => change({ lifeEvent })} />
      <TextField label={domain.field("map", "period")} value={info.period} onSave={(period) => change({ period })} />
      <ChoiceField label={domain.field("map", "phase")} type="phase" value={info.phase} values={phases} onSave={(phase) => change({ phase })} />
    </div>
  );
}

const lifeEvents = ["lifeEvent.1", "lifeEvent.2", "lifeEvent.3", "lifeEvent.4", "lifeEvent.5", "lifeEvent.6", "lifeEvent.7"] as const;

// LifeEvent is a text of one's own, with the seven known ones as buttons.
function LifeEvent({ value, onSave }: { value: string | undefined; onSave: (value: string) => void }) {
  const domain = useDomain();
  return (
    <div>
      <TextField label={domain.field("map", "lifeEvent")} value={value} onSave={onSave} />
      <ul className="offers">
        {lifeEvents.map((e) => (
          <li key={e}>
            <button type="button" className="ds-chip" data-size="sm" aria-pressed={value === domain.text(e)} onClick={() => onSave(domain.text(e))}>
              {domain.text(e)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
