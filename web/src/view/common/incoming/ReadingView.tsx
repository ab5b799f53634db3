import { useSay } from "../../../words/dictionary";
import { incomingWords } from "../../desk/incoming/words";
import { Choose } from "../controls";
import type { Preview, UsedFile } from "./incoming";
import { type Plan, planOf, type Table, withBox, withField, withKind } from "./plan";

interface Props {
  preview: Preview;
  used: UsedFile;
}

/** What each column, box and number of a file is taken for, to be changed before anything is done. */
export function ReadingView({ preview, used }: Props) {
  const say = useSay(incomingWords);
  const { reading, boxes } = preview;
  const plan = planOf(reading);
  const change = (changed: Plan) => used.choose({ plan: changed });
  return (
    <details className="part reading" open={preview.problems.length > 0 || !used.settled}>
      <summary>{say("readAs")}</summary>
      {used.recalled && <p className="ds-paragraph about">{say("recalled")}</p>}
      {reading.tables.map((table, i) => (
        <TableView key={i} table={table} preview={preview} plan={plan} at={i} onChange={change} />
      ))}
      {reading.scale && (
        <Choose
          label={say("scaleShort")}
          value={reading.scale}
          options={["0-3", "1-3", "1-4", "1-5"].map((value) => ({ value, label: say(`scale.${value}` as Parameters<typeof say>[0]) }))}
          onChange={(scale) => used.choose({ scale })}
        />
      )}
      {reading.direction && <p className="ds-paragraph about">{say(`direction.${reading.direction}` as Parameters<typeof say>[0])}</p>}
      {reading.boxes.map((box) => (
        <Choose
          key={box.id}
          label={say("box", { name: box.label || box.id, n: box.members?.length ?? 0 })}
          value={box.as}
          options={boxes}
          onChange={(as) => change(withBox(plan, as, box.id))}
        />
      ))}
    </details>
  );
}

interface TableProps {
  table: Table;
  preview: Preview;
  plan: Plan;
  at: number;
  onChange: (plan: Plan) => void;
}

function TableView({ table, preview, plan, at, onChange }: TableProps) {
  const say = useSay(incomingWords);
  const fields = preview.fields[table.kind] ?? [];
  const columns = table.columns.map((column, i) => ({ column, i })).filter(({ column }) => (column.values ?? 0) > 0);
  if (columns.length === 0) return null;
  const name = table.sheet || say("theFile");
  return (
    <div className="read-table">
      <Choose
        label={say("tableOf", { name, n: table.rows })}
        value={table.kind}
        options={preview.kinds}
        onChange={(kind) => onChange(withKind(plan, at, kind))}
      />
      {table.kind !== "ignore" && (
        <div className="scroll">
          <table className="ds-table" data-size="sm">
            <thead>
              <tr>
                <th scope="col">{say("column")}</th>
                <th scope="col">{say("samples")}</th>
                <th scope="col">{say("isRead")}</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ column, i }) => (
                <tr key={i}>
                  <th scope="row">{column.heading}</th>
                  <td>{(column.samples ?? []).join(" · ")}</td>
                  <td>
                    {column.how === "stated" ? (
                      (fields.find((f) => f.value === column.field)?.label ?? column.field)
                    ) : (
                      <select
                        className="ds-input"
                        data-size="sm"
                        aria-label={say("fieldOf", { heading: column.heading })}
                        value={column.field}
                        onChange={(e) => onChange(withField(plan, at, i, e.target.value))}
                      >
                        {fields.map((f) => (
                          <option key={f.value} value={f.value}>
                            {f.label}
                          </option>
                        ))}
                      </select>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

/** What became of everything in the file, one row an element. */
export function AccountView({ account }: { account: Preview["account"] }) {
  const say = useSay(incomingWords);
  if (account.length === 0) return null;
  const left = account.reduce((sum, a) => sum + a.leftOut + Math.abs(a.missing), 0);
  return (
    <details className="part">
      <summary>{left === 0 ? say("accountWhole") : say("accountLeft", { n: left })}</summary>
      <div className="scroll">
        <table className="ds-table" data-size="sm">
          <thead>
            <tr>
              <th scope="col">{say("accountWhat")}</th>
              {(["inFile", "wasRead", "wasChanged", "wasMerged", "wasLeft"] as const).map((key) => (
                <th scope="col" key={key}>
                  {say(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {account.map((a) => (
              <tr key={a.label}>
                <th scope="row">{a.label}</th>
                <td>{a.inFile}</td>
                <td>{a.read}</td>
                <td>{a.changed}</td>
                <td>{a.merged}</td>
                <td>
                  {a.leftOut}
                  {a.reasons.length > 0 && ` (${a.reasons.join(", ")})`}
                  {a.missing !== 0 && ` ${say("accountMissing", { n: a.missing })}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
