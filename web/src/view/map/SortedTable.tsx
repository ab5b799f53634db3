import { memo, type MouseEvent, useId, useMemo, useState } from "react";
import { useSay } from "../../words/dictionary";
import { clicked, type Row, sorted } from "./tables";
import { mapWords } from "./words";

export type SortedRow = Row;

interface Props {
  caption: string;
  heads: readonly string[];
  rows: readonly Row[];
  /** Ids of rows. */
  selected: readonly string[];
  /** A row was picked; `more` when it is to be added to what is selected. */
  onPick: (row: Row, more: boolean) => void;
}

const page = 500; // rows that are shown at first

/** A table that is sorted by its headings; the first cell of a row selects it. */
export function SortedTable({ caption, heads, rows, selected, onPick }: Props) {
  const id = useId();
  const say = useSay(mapWords);
  const [sorting, setSorting] = useState({ column: 0, down: false });
  const [shown, setShown] = useState(page);
  const ordered = useMemo(() => sorted(rows, sorting), [rows, sorting]);
  const chosen = new Set(selected);
  const pick = (event: MouseEvent) => {
    const key = event.target instanceof Element ? event.target.closest("tr")?.dataset["row"] : undefined;
    const row = ordered.find((r) => r.id === key);
    if (row) onPick(row, event.shiftKey || event.ctrlKey || event.metaKey);
  };
  return (
    <div>
      <h2 id={id} className="ds-heading" data-size="xs">
        {caption}
      </h2>
      {/* A box that scrolls sideways must be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="map-table" tabIndex={0} aria-labelledby={id}>
        <table className="ds-table" data-size="sm" data-hover="true">
          <Head heads={heads} sorting={sorting} onSort={(column) => setSorting(clicked(sorting, column))} />
          {/* Each row has a button: what is heard here are its clicks. */}
          {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
          <tbody onClick={pick}>
            {ordered.slice(0, shown).map((row) => (
              <TableRow key={row.id} row={row} selected={chosen.has(row.id)} />
            ))}
          </tbody>
        </table>
      </section>
      {ordered.length > shown && (
        <button type="button" className="ds-button" data-size="sm" data-variant="secondary" onClick={() => setShown(shown + page)}>
          {say("showMore", { n: ordered.length - shown })}
        </button>
      )}
    </div>
  );
}

function Head({ heads, sorting, onSort }: { heads: readonly string[]; sorting: { column: number; down: boolean }; onSort: (column: number) => void }) {
  const order = (i: number) => (i === sorting.column ? (sorting.down ? "descending" : "ascending") : "none");
  return (
    <thead>
      <tr>
        {heads.map((head, i) => (
          <th key={head} scope="col" aria-sort={order(i)}>
            <button type="button" onClick={() => onSort(i)}>
              {head}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

const TableRow = memo(
  function TableRow({ row, selected }: { row: Row; selected: boolean }) {
    const [first, ...rest] = row.cells;
    return (
      <tr data-row={row.id} data-selected={selected}>
        <th scope="row">
          <button type="button" className="map-row-button" aria-pressed={selected}>
            {first?.text}
          </button>
        </th>
        {rest.map((cell, i) => (
          // Cells have no names of their own; their order never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <td key={i} data-long={cell.text.length > 30}>
            {cell.text}
          </td>
        ))}
      </tr>
    );
  },
  (a, b) =>
    a.selected === b.selected &&
    a.row.id === b.row.id &&
    a.row.cells.every((c, i) => c.text === b.row.cells[i]?.text) &&
    a.row.cells.length === b.row.cells.length,
);
