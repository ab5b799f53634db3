import { useSay } from "../../words/dictionary";
import type { Severity } from "../../model/governance";
import { boardWords } from "./words";

const colours = { ok: "success", note: "info", consider: "warning" } as const;
const signs = { ok: "✓", note: "i", consider: "!" } as const;

/** How strongly a finding asks for attention, as a word, a sign and a colour. */
export function SeverityTag({ severity }: { severity: Severity }) {
  const say = useSay(boardWords);
  return (
    <span className="ds-tag severity" data-size="sm" data-color={colours[severity]} data-severity={severity}>
      <span aria-hidden="true">{signs[severity]}</span> {say(severity)}
    </span>
  );
}
