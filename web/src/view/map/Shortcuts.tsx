import { useSay } from "../../words/dictionary";
import { Dialog } from "../common/Dialog";
import { useStage } from "./stage";
import type { Action } from "./useActions";
import { mapWords } from "./words";

/** What can be done by keyboard, and where. */
export default function Shortcuts({ actions }: { actions: readonly Action[] }) {
  const say = useSay(mapWords);
  const { ask } = useStage();
  const anywhere = actions.filter((a) => a.keys && /Ctrl|Alt/.test(a.keys));
  const onDrawing = actions.filter((a) => a.keys && !/Ctrl|Alt/.test(a.keys));
  const canvas: readonly (readonly [string, string])[] = [
    ["←↑→↓", say("keyGo")],
    ["Alt+←↑→↓", say("keyMove")],
    ["Space", say("keySelect")],
    ["Enter", say("keyOpen")],
    ["E, Shift+E", say("keyEdges")],
    ["Ctrl+A", say("keyAll")],
    ["Shift+1, Shift+2", say("keyFit")],
  ];
  return (
    <Dialog title={say("shortcuts")} onClose={() => ask(undefined)} wide>
      <div className="map-keys">
        <Keys title={say("keysAnywhere")} rows={anywhere.map((a) => [a.keys ?? "", a.label])} />
        <Keys title={say("keysOnDrawing")} rows={[...onDrawing.map((a) => [a.keys ?? "", a.label] as const), ...canvas]} />
      </div>
      <p className="ds-paragraph" data-size="sm">
        {say("keysPointer")}
      </p>
    </Dialog>
  );
}

function Keys({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3 className="ds-heading" data-size="2xs">
        {title}
      </h3>
      <dl className="map-key-list">
        {rows.map(([keys, label]) => (
          <div key={`${keys} ${label}`}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
