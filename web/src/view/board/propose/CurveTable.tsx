import { useSay } from "../../../words/dictionary";
import { useMap } from "../../common/live";
import type { Point, Proposal } from "./model";
import { useNumbers } from "./useNumbers";
import { proposeWords } from "./words";

interface Props {
  proposal: Proposal;
  /** The key of the chosen set. */
  chosen: string;
  choose: (key: string, point: Point) => void;
}

/** The key of a point of the curve. */
export const curveKey = (point: Point) => `size/${point.size}`;

/** The curve as a table: who is heard and who is left out at each size; a row can be chosen. */
export function CurveTable({ proposal, chosen, choose }: Props) {
  const say = useSay(proposeWords);
  const heads = ["curveSize", "curveHeard", "curveShare", "curveProof", "curveLeft"] as const;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reached by keyboard
    <section className="scrolls" aria-label={say("curve")} tabIndex={0}>
      <table className="ds-table" data-size="sm">
        <thead>
          <tr>
            {heads.map((h) => (
              <th key={h} scope="col">
                {say(h)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(proposal.curve ?? []).map((p) => (
            <Row key={p.size} point={p} total={proposal.total} on={chosen === curveKey(p)} choose={() => choose(curveKey(p), p)} />
          ))}
          {proposal.today && <Row point={proposal.today} total={proposal.total} on={false} today />}
        </tbody>
      </table>
    </section>
  );
}

function Row({ point, total, on, choose, today }: { point: Point; total: number; on: boolean; choose?: () => void; today?: boolean }) {
  const { graph } = useMap();
  const say = useSay(proposeWords);
  const numbers = useNumbers();
  const size = today ? `${point.size} (${say("today")})` : String(point.size);
  if (!point.found) {
    return (
      <tr>
        <th scope="row">{size}</th>
        <td colSpan={4}>{say(point.feasible ? "notFound" : "infeasible")}</td>
      </tr>
    );
  }
  const out = point.uncovered ?? [];
  const proof = point.proven ? say("proven") : say("gap", { gap: total > 0 ? numbers.share(point.gap / total) : numbers.number(point.gap) });
  return (
    <tr data-on={on}>
      <th scope="row">
        {choose ? (
          <label className="choose-size">
            <input
              type="radio"
              name="set"
              className="ds-input"
              data-size="sm"
              checked={on}
              onChange={choose}
              aria-label={say("chooseSize", { n: point.size })}
            />{" "}
            {size}
          </label>
        ) : (
          size
        )}
      </th>
      <td>{numbers.number(point.covered)}</td>
      <td>{numbers.share(point.share)}</td>
      <td>{today ? "–" : proof}</td>
      <td>
        {out.length === 0 ? (
          0
        ) : (
          <details className="plain">
            <summary>{out.length}</summary>
            {out.map((a) => graph.nameOf(a)).join(", ")}
          </details>
        )}
      </td>
    </tr>
  );
}
