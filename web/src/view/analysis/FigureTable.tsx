import { useDeferredValue, useMemo, useState } from "react";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import { useMap } from "../common/live";
import { ActorLink } from "../common/ActorLink";
import { Box, Scroll } from "../common/asking/Box";
import { save, toCSV } from "../common/csv";
import { FigureText } from "../common/FigureText";
import { sortRows } from "./figures";
import { useLevelsSeen } from "../common/levels";
import type { About, Row, Table } from "../../model/analysis";
import { ariaSort, type Column, pressed, sortKey, type Sorting } from "./sorting";
import { analysisWords } from "./words";

const most = 100; // rows that are shown before the rest must be asked for

interface Props {
  table: Table;
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
}

/** All actors with their figures: sorted by any column, searched, and saved as a file. */
export function FigureTable({ table, sorting, onSort }: Props) {
  const say = useSay(analysisWords);
  const [wanted, setWanted] = useState("");
  const [all, setAll] = useState(false);
  const sorted = useSorted(table, sorting);
  const sought = useDeferredValue(wanted.trim().toLocaleLowerCase("nb"));
  const found = useMemo(() => sorted.filter((r) => r.name.toLocaleLowerCase("nb").includes(sought)), [sorted, sought]);
  const shown = all ? found : found.slice(0, most);
  return (
    <Box title={say("table")}>
      <div className="row">
        <label className="ds-field">
          <span className="ds-label" data-size="sm">
            {say("filter")}
          </span>
          <input type="search" className="ds-input" data-size="sm" value={wanted} onChange={(e) => setWanted(e.target.value)} />
        </label>
        <Download table={{ ...table, rows: sorted }} />
        <output className="count">{say("shown", { n: shown.length, of: table.rows.length })}</output>
      </div>
      {found.length === 0 ? <p className="ds-paragraph">{say("none")}</p> : <Rows table={{ ...table, rows: shown }} sorting={sorting} onSort={onSort} />}
      {shown.length < found.length && (
        <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => setAll(true)}>
          {say("showAll", { n: found.length })}
        </button>
      )}
    </Box>
  );
}

function useSorted(table: Table, sorting: Sorting): Row[] {
  const { graph } = useMap();
  const domain = useDomain();
  return useMemo(() => {
    const column = (table.measures as readonly Column[]).includes(sorting.by) || isAbout(sorting.by) ? sorting.by : (table.measures[0] ?? "name");
    const key = sortKey(column, table, graph, (kind) => domain.label("kind", kind));
    return sortRows(table.rows, key, (r) => r.name, sorting.down);
  }, [table, sorting, graph, domain]);
}

const about: readonly About[] = ["name", "kind", "interest", "influence"];

function isAbout(column: Column): column is About {
  return (about as readonly string[]).includes(column);
}

// Assessments that the reader may not see are not shown as if there were none.
function useAbout(): readonly About[] {
  return useLevelsSeen() ? about : ["name", "kind"];
}

function useAboutText(): (actor: string, column: About) => string {
  const { graph } = useMap();
  const domain = useDomain();
  return (id, column) => {
    const actor = graph.actors.get(id);
    if (column === "name") return graph.nameOf(id);
    return column === "kind" ? domain.label("kind", actor?.kind) : domain.label("level", actor?.[column]);
  };
}

function useHeadings(): (column: Column) => string {
  const say = useSay(analysisWords);
  const domain = useDomain();
  const own: Readonly<Record<About, string>> = { name: say("actor"), kind: say("kind"), interest: say("interest"), influence: say("influenceColumn") };
  return (column) => (isAbout(column) ? own[column] : domain.label("measure", column));
}

function Rows({ table, sorting, onSort }: Props) {
  const say = useSay(analysisWords);
  const domain = useDomain();
  const shown = useAbout();
  const text = useAboutText();
  const heading = useHeadings();
  return (
    <Scroll label={say("table")} tall>
      <table className="ds-table figures" data-size="sm" data-hover>
        <thead>
          <tr>
            {[...shown, ...table.measures].map((column) => (
              <th key={column} scope="col" aria-sort={ariaSort(sorting, column)} title={isAbout(column) ? undefined : domain.text(`measure.${column}.about`)}>
                <button type="button" onClick={() => onSort(pressed(sorting, column))}>
                  {heading(column)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.actor}>
              <th scope="row">
                <ActorLink actor={row.actor} />
              </th>
              {shown.slice(1).map((column) => (
                <td key={column}>{text(row.actor, column)}</td>
              ))}
              {row.values.map((figure, i) => (
                <td key={table.measures[i]} className="number">
                  <FigureText figure={figure} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Download({ table }: { table: Table }) {
  const say = useSay(analysisWords);
  const language = useLanguage();
  const shown = useAbout();
  const text = useAboutText();
  const heading = useHeadings();
  const download = () => {
    const rows = table.rows.map((row) => [...shown.map((column) => text(row.actor, column)), ...row.values]);
    save(`${say("fileName")}.csv`, "text/csv;charset=utf-8", toCSV([...shown, ...table.measures].map(heading), rows, language));
  };
  return (
    <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={download}>
      {say("download")}
    </button>
  );
}
