// What a statement rests on: each source with the sentence it is used for.
import { useDomain } from "../../words/domain";
import { useLanguage } from "../../words/language";
import type { RuleSource } from "../../model/governance";
import "./sources.css";

/** The sources behind a statement, folded; the head tells how strong they are. */
export function Sources({ sources }: { sources: readonly RuleSource[] }) {
  const { text, label } = useDomain();
  if (sources.length === 0) return null;
  return (
    <details className="plain sources-fold">
      <summary>
        {text("source.heading")}: {[...new Set(sources.map((s) => label("strength", s.strength)))].join(", ")}
      </summary>
      <ul className="sources">
        {sources.map((s) => (
          <SourceItem key={s.id} source={s} />
        ))}
      </ul>
    </details>
  );
}

function SourceItem({ source: s }: { source: RuleSource }) {
  const { text, label } = useDomain();
  const language = useLanguage();
  const over = isOver(s);
  const remarks = [
    s.basis === "reference" && text("source.unread"),
    s.notInForce && text("source.notInForce"),
    over && text("source.over", { to: s.to ?? "" }),
  ].filter((r) => typeof r === "string");
  return (
    <li>
      <span className="ds-tag" data-size="sm" data-color="neutral">
        {label("strength", s.strength)}
      </span>{" "}
      {s.url ? (
        <a className="ds-link" href={s.url} target="_blank" rel="noreferrer">
          {s.title}
        </a>
      ) : (
        s.title
      )}
      {remarks.length > 0 && <strong className="source-remarks"> {remarks.join("; ")}</strong>}
      {s.quote && (
        <q className="source-quote" lang={s.quoteLang === language ? undefined : s.quoteLang}>
          {s.quote}
        </q>
      )}
      <span className="source-note">{s.says[language]}</span>
      {s.missing && <span className="source-note">{s.missing[language]}</span>}
      {over && s.after && <span className="source-note">{s.after[language]}</span>}
      <span className="source-note">
        {[
          s.reference,
          s.from && (s.to ? text("source.holdsTo", { from: s.from, to: s.to }) : text("source.holds", { from: s.from })),
          text("source.checked", { date: s.checked }),
        ]
          .filter(Boolean)
          .join("; ")}
      </span>
    </li>
  );
}

/** Reports whether what a source says has ceased to be in force. */
function isOver(s: RuleSource): boolean {
  return s.to !== undefined && s.to < new Date().toISOString().slice(0, 10);
}
