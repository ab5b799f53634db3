import { levels } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useAttempt } from "../common/attempt";
import { useMap } from "../common/live";
import { type Answer, criteria, type Criterion, question } from "../../model/scores";
import { scoreParcel } from "../../net/scores";
import { useKept } from "./kept";
import type { Attendee } from "./People";
import { Scrolling } from "./Scrolling";
import { workshopWords } from "./words";

const none = "-";
const unknown = "?";

/** Entering the answers of a table without phones. The service tells nobody what a table answered: what was entered is kept with the tab. */
export function TableScores({ table, round }: { table: Attendee; round: string }) {
  const say = useSay(workshopWords);
  const domain = useDomain();
  const attempt = useAttempt();
  const { id, graph, outbox } = useMap();
  const [given, setGiven] = useKept<Readonly<Record<string, Answer>>>(`table.${id}.${round}.${table.id}`, {});
  const give = async (actor: string, criterion: Criterion, value: string) => {
    const at = question(actor, criterion);
    const before = given[at];
    const answer = value === none ? undefined : value === unknown ? "" : levels.find((l) => l === value);
    const put = (what: Answer | undefined) =>
      setGiven((all) => {
        const next = { ...all };
        if (what === undefined) delete next[at];
        else next[at] = what;
        return next;
      });
    put(answer);
    const sent = outbox.send(scoreParcel(id, round, actor, criterion, answer, table.id));
    if (!(await attempt(sent))) put(before);
  };
  return (
    <section className="ds-card run-table" aria-label={say("enterFor", { name: table.name })}>
      <Scrolling label={table.name}>
        <table className="ds-table" data-size="sm">
          <thead>
            <tr>
              <th scope="col">{say("actor")}</th>
              {criteria.map((c) => (
                <th key={c} scope="col">
                  {domain.label("criterion", c)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...graph.actors.values()].map((a) => (
              <tr key={a.id}>
                <th scope="row" className="run-name">
                  {a.name}
                </th>
                {criteria.map((c) => (
                  <td key={c}>
                    <Choice
                      label={`${a.name}: ${domain.label("criterion", c)}`}
                      answer={given[question(a.id, c)]}
                      choose={(value) => void give(a.id, c, value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}

function Choice({ label, answer, choose }: { label: string; answer: Answer | undefined; choose: (value: string) => void }) {
  const domain = useDomain();
  return (
    <select
      className="ds-input"
      data-size="sm"
      aria-label={label}
      value={answer === undefined ? none : answer || unknown}
      onChange={(e) => choose(e.target.value)}
    >
      <option value={none}>–</option>
      {levels.map((l) => (
        <option key={l} value={l}>
          {domain.label("level", l)}
        </option>
      ))}
      <option value={unknown}>{domain.label("level", "dontKnow")}</option>
    </select>
  );
}
