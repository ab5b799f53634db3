import { useMemo, useState } from "react";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { Dialog } from "../common/Dialog";
import { useMap } from "../common/live";
import { namesOf } from "./ActorsField";
import { best } from "./fuzzy";
import { FindField } from "./Hits";
import { useStage } from "./stage";
import type { Action } from "./useActions";
import { mapWords } from "./words";

const hits = 12; // as many as fit without scrolling

interface Hit {
  readonly id: string;
  readonly label: string;
  /** What it is, or how it is done by keyboard. */
  readonly aside: string;
  readonly names: readonly string[];
  run(): void;
}

/** Everything that can be done and every actor, found by a few letters. */
export function Palette({ actions }: { actions: readonly Action[] }) {
  const say = useSay(mapWords);
  const { ask } = useStage();
  const all = useHits(actions);
  const [text, setText] = useState("");
  const found = useMemo(() => best(text, all, (h) => h.names, hits), [text, all]);
  const take = (hit: Hit) => {
    ask(undefined);
    hit.run();
  };
  return (
    <Dialog title={say("palette")} onClose={() => ask(undefined)}>
      <FindField
        label={say("paletteHint")}
        placeholder={say("paletteHint")}
        leads
        text={text}
        onText={setText}
        found={found}
        keyOf={(h) => h.id}
        show={shown}
        onPick={take}
      />
      <output className="ds-paragraph" data-size="sm">
        {found.length === 0 && say("noHits")}
      </output>
    </Dialog>
  );
}

function shown(hit: Hit) {
  return (
    <>
      <span>{hit.label}</span>
      <span className="map-hit-aside">{hit.aside}</span>
    </>
  );
}

function useHits(actions: readonly Action[]): readonly Hit[] {
  const domain = useDomain();
  const { graph } = useMap();
  const { open, drawing } = useStage();
  return useMemo(() => {
    const does = actions
      .filter((a) => !a.off && a.id !== "palette")
      .map((a): Hit => ({ id: a.id, label: a.label, aside: a.keys ?? "", names: [a.label], run: a.run }));
    const others = new Map<string, string[]>();
    for (const { actor, name } of graph.aliases) others.set(actor, [...(others.get(actor) ?? []), name]);
    const goes = [...graph.actors.values()].map((a): Hit => ({
      id: `actor-${a.id}`,
      label: a.name,
      aside: domain.label("kind", a.kind),
      names: [...namesOf(a), ...(others.get(a.id) ?? [])],
      run: () => {
        drawing.current?.focus(a.id);
        open(a.id);
      },
    }));
    return [...does, ...goes];
  }, [actions, graph, domain, open, drawing]);
}
