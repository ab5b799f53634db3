import { useState } from "react";
import { useSay } from "../../words/dictionary";
import { useLanguage } from "../../words/language";
import { Failure } from "../common/Failure";
import { useMap } from "../common/live";
import { commonWords } from "../common/words";
import { type AnnexText, useAnnex } from "./ask";
import { themeWords } from "./words";

/** The annex to a declaration of cooperation, and the way to have it in Word. */
export function Annex() {
  const { id } = useMap();
  const say = useSay(themeWords);
  const lang = useLanguage();
  const [open, setOpen] = useState(false);
  const address = `/api/maps/${id}/report.docx?${new URLSearchParams({ lang, themes: "true", annex: "true" })}`;
  return (
    <section className="annex" aria-labelledby="theme-annex">
      <h3 id="theme-annex" tabIndex={-1} className="ds-heading" data-size="xs">
        {say("annex")}
      </h3>
      <p className="ds-paragraph" data-size="sm">
        {say("annexAbout")}
      </p>
      <p>
        <a className="ds-button" data-size="sm" data-variant="secondary" href={address} download>
          {say("annexWord")}
        </a>
      </p>
      <details className="from" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
        <summary>{say("annexShow")}</summary>
        {open && <AnnexDocument />}
      </details>
    </section>
  );
}

function AnnexDocument() {
  const say = useSay(themeWords);
  const common = useSay(commonWords);
  const { data, error } = useAnnex();
  if (error) return <Failure error={error} />;
  if (!data) return <p className="ds-paragraph">{common("loading")}</p>;
  return (
    <div className="annex-text" lang={data.lang}>
      <p className="ds-paragraph annex-title">{data.title}</p>
      <p className="ds-paragraph">{data.intro}</p>
      {data.sections.map((s) => (
        <section key={s.heading}>
          <h4 className="ds-heading" data-size="2xs">
            {s.heading}
          </h4>
          {(s.blocks ?? []).map((b, i) => (
            <Block key={i} block={b} name={`${say("annex")}, ${s.heading} ${i + 1}`} />
          ))}
        </section>
      ))}
    </div>
  );
}

type BlockText = NonNullable<AnnexText["sections"][number]["blocks"]>[number];

function Block({ block, name }: { block: BlockText; name: string }) {
  if (block.paragraph) return <p className="ds-paragraph">{block.paragraph}</p>;
  if (!block.table) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reached by keyboard
    <section className="wide-table" aria-label={name} tabIndex={0}>
      <table className="ds-table" data-size="sm">
        <thead>
          <tr>
            {block.table.columns.map((c) => (
              <th key={c} scope="col">
                {c}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(block.table.rows ?? []).map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
