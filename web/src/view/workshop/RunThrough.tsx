import { type ComponentType, useState } from "react";
import { useSay } from "../../words/dictionary";
import { useMap } from "../common/live";
import { liveRound } from "../../model/scores";
import { AgreeStep } from "./AgreeStep";
import { Controls } from "./Controls";
import { DoorStep } from "./DoorStep";
import { EndStep } from "./EndStep";
import { GatherStep } from "./GatherStep";
import { OpenStep } from "./OpenStep";
import { ScoreStep } from "./ScoreStep";
import { closedSteps, nextStep, type Step, stepOf, steps } from "./steps";
import { workshopWords } from "./words";

const pages: Readonly<Record<Step, ComponentType>> = { open: OpenStep, door: DoorStep, gather: GatherStep, score: ScoreStep, agree: AgreeStep, end: EndStep };

/** The steps of a workshop in the order in which one takes them. Each says what to do and leads to the next. */
export function RunThrough() {
  const say = useSay(workshopWords);
  const { workshop, graph } = useMap();
  const round = liveRound(graph.rounds);
  const at = stepOf(workshop, round);
  const here = `${workshop?.open ?? false}/${round?.id ?? ""}/${round?.state ?? ""}`;
  const [shown, setShown] = useState<{ step: Step; here: string }>({ step: at, here });
  if (shown.here !== here) setShown({ step: at, here }); // the page moves on when the workshop does, and else when one wants to
  const { step } = shown;
  const go = (to: Step) => {
    setShown({ step: to, here });
    document.getElementById("step")?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  };
  const next = nextStep(step);
  const Page = pages[step];
  return (
    <div className="run">
      <Steps at={at} shown={step} go={go} />
      <section className="run-step" aria-labelledby="step">
        <h2 id="step" className="ds-heading" data-size="md" tabIndex={-1}>
          {say("step", { n: steps.indexOf(step) + 1, name: say(step) })}
        </h2>
        <Page key={step} />
        {next && !closedSteps(workshop).includes(next) && (
          <button type="button" className="ds-button run-next" data-variant="secondary" onClick={() => go(next)}>
            {say("next", { name: say(next) })} →
          </button>
        )}
      </section>
      {workshop?.open && <Controls />}
    </div>
  );
}

function Steps({ at, shown, go }: { at: Step; shown: Step; go: (step: Step) => void }) {
  const say = useSay(workshopWords);
  const { workshop } = useMap();
  const closed = closedSteps(workshop);
  return (
    <nav aria-label={say("steps")}>
      <ol className="run-steps">
        {steps.map((s, n) => (
          <li key={s}>
            <button type="button" aria-current={s === shown ? "step" : undefined} disabled={closed.includes(s)} onClick={() => go(s)}>
              <span className="run-number" aria-hidden="true">
                {steps.indexOf(at) > n ? "✓" : n + 1}
              </span>
              {say(s)}
              {steps.indexOf(at) > n && <span className="unseen"> ({say("stepDone")})</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
