import { useSay } from "../../../words/dictionary";
import type { Point, Proposal } from "./model";
import { frame, linePath, marked, place, ticks } from "./plot";
import { useNumbers } from "./useNumbers";
import { proposeWords } from "./words";

interface Props {
  proposal: Proposal;
  /** The size of the chosen point, 0 when another set is chosen. */
  chosen: number;
}

/** How much is heard at each size, as a line. The table beside it says the same. */
export function Curve({ proposal, chosen }: Props) {
  const say = useSay(proposeWords);
  const { share } = useNumbers();
  const points = (proposal.curve ?? []).filter((p) => p.found);
  const most = Math.max(2, proposal.today?.size ?? 0, ...(proposal.curve ?? []).map((p) => p.size));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const about = `${say("curve")}. ${say("curveAbout", { first: share(first.share), last: share(last.share), n: last.size })}`;
  return (
    <figure className="curve">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an svg element is drawn here, no file is shown */}
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={about}>
        <Axes most={most} />
        <path d={linePath(points, most)} className="curve-line" />
        {marked(points, chosen).map((p) => (
          <Mark key={p.size} point={p} most={most} chosen={p.size === chosen} />
        ))}
        {proposal.today && proposal.today.size > 0 && <Diamond {...place(proposal.today.size, proposal.today.share, most)} />}
      </svg>
      <figcaption>
        {say("curve")}
        <span className="curve-key">
          {proposal.today && <span>{say("todayMark")}</span>}
          {chosen > 0 && <span>{say("chosenMark")}</span>}
          {points.some((p) => !p.proven) && <span>{say("hollow")}</span>}
        </span>
      </figcaption>
    </figure>
  );
}

function Axes({ most }: { most: number }) {
  const { share } = useNumbers();
  const say = useSay(proposeWords);
  const bottom = place(1, 0, most).y;
  return (
    <g className="curve-axes">
      {[0, 0.25, 0.5, 0.75, 1].map((s) => (
        <g key={s}>
          <line x1={frame.left} x2={frame.width - frame.right} y1={place(1, s, most).y} y2={place(1, s, most).y} />
          <text x={frame.left - 6} y={place(1, s, most).y + 4} textAnchor="end">
            {share(s)}
          </text>
        </g>
      ))}
      {ticks(most).map((n) => (
        <text key={n} x={place(n, 0, most).x} y={bottom + 16} textAnchor="middle">
          {n}
        </text>
      ))}
      <text x={(frame.left + frame.width - frame.right) / 2} y={frame.height - 4} textAnchor="middle">
        {say("curveSize")}
      </text>
    </g>
  );
}

function Mark({ point, most, chosen }: { point: Point; most: number; chosen: boolean }) {
  const { x, y } = place(point.size, point.share, most);
  return (
    <>
      <circle cx={x} cy={y} r={4} className={point.proven ? "curve-point" : "curve-point hollow"} />
      {chosen && <circle cx={x} cy={y} r={9} className="curve-chosen" />}
    </>
  );
}

function Diamond({ x, y }: { x: number; y: number }) {
  return <path d={`M${x} ${y - 8}L${x + 8} ${y}L${x} ${y + 8}L${x - 8} ${y}Z`} className="curve-today" />;
}
