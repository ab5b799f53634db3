import type { ReactNode } from "react";
import { FigureText } from "../common/FigureText";
import type { components } from "../../model/api.gen";
import { api, got } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { Answer } from "../common/asking/Answer";
import { type Asked, useAsked } from "../common/asking/asked";
import { Scroll } from "../common/asking/Box";
import { deskWords } from "./words";

type Figures = components["schemas"]["pastFigures"];

function usePast(revision: number): Asked<Figures> {
  return useAsked(["past", revision], (map, signal) => got(api.GET("/api/maps/{map}/past", { params: { path: { map }, query: { at: revision } }, signal })));
}

/** The figures of the map as it was, beside those of now. */
export function PastFigures({ revision }: { revision: number }) {
  const { graph } = useMap();
  const then = usePast(revision);
  const now = usePast(graph.revision);
  return <Answer asked={then}>{(was) => <FigureList then={was} now={now.query.data} />}</Answer>;
}

function FigureList({ then, now }: { then: Figures; now: Figures | undefined }) {
  const say = useSay(deskWords);
  const domain = useDomain();
  const rows: [string, (f: Figures) => ReactNode][] = [
    [domain.text("diff.section.actor"), (f) => f.actors],
    [domain.text("diff.section.relation"), (f) => f.relations],
    [domain.text("diff.section.group"), (f) => f.groups],
    [domain.text("diff.section.seat"), (f) => f.seats],
    [say("assessed"), (f) => f.assessed],
    [say("unheard"), (f) => (f.answerable ? f.unheard : <span className="about">{say("noGroup")}</span>)],
    [say("consider"), (f) => f.consider],
    [say("components"), (f) => f.whole.components],
    [say("density"), (f) => <FigureText figure={f.whole.density} />],
  ];
  return (
    <Scroll label={say("figures")}>
      <table className="ds-table" data-size="sm">
        <thead>
          <tr>
            <th scope="col">{say("figures")}</th>
            <th scope="col" className="number">
              {say("at")}
            </th>
            <th scope="col" className="number">
              {say("now")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, figure]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{figure(then)}</td>
              <td className="number">{now && figure(now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
