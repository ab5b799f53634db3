import type { ReactNode } from "react";
import { useSay } from "../../../words/dictionary";
import { useDomain } from "../../../words/domain";
import { countsText, type Names, valueText } from "../values";
import type { Incoming, Item, Preview } from "./incoming";
import { Notes } from "./Notes";
import { AccountView } from "./ReadingView";
import { incomingWords } from "../../desk/incoming/words";

interface Props {
  preview: Preview;
  incoming: Incoming;
  /** The map that the file is merged with; none for a new one. */
  names?: Names;
}

const mostItems = 40; // of a part, before the rest is only counted

/** What a file holds, or what it would do to a map. */
export function PreviewView({ preview, incoming, names }: Props) {
  const say = useSay(incomingWords);
  const domain = useDomain();
  const counts = countsText(domain, preview.records);
  const form = say(`form.${preview.form}` as Parameters<typeof say>[0]);
  const idle = preview.added.count + preview.changed.count === 0;
  const same = countsText(domain, preview.same);
  return (
    <div className="preview">
      <p className="ds-paragraph">
        {say("isForm", { name: incoming.name, form })} {counts ? say("holds", { counts }) : say("holdsNothing")}
      </p>
      {preview.noteCount > 0 && (
        <details className="ds-alert" data-color="warning" open={preview.noteCount <= 5}>
          <summary>{say("notes", { n: preview.noteCount })}</summary>
          <Notes notes={preview.notes} count={preview.noteCount} />
        </details>
      )}
      <AccountView account={preview.account} />
      {names && idle && <p className="ds-paragraph">{say("nothing")}</p>}
      <PartOf title={say("added")} part={preview.added} names={names} open={!names || preview.added.count <= mostItems} />
      <PartOf title={say("changed")} part={preview.changed} names={names} open />
      <PartOf title={say("kept")} part={preview.kept} names={names} />
      <PartOf title={say("ambiguous")} part={preview.ambiguous} names={names} open />
      {names && same && (
        <p className="ds-paragraph about" data-size="sm">
          {say("sameAlready", { counts: same })}
        </p>
      )}
    </div>
  );
}

function PartOf({ title, part, names, open = false }: { title: string; part: Preview["added"]; names: Names | undefined; open?: boolean }) {
  const say = useSay(incomingWords);
  const domain = useDomain();
  if (part.count === 0) return null;
  return (
    <details className="part" open={open}>
      <summary>
        {title}: {countsText(domain, part.records)}
      </summary>
      <ul>
        {part.items.slice(0, mostItems).map((item) => (
          <li key={`${item.kind}/${item.id}`}>
            <ItemText item={item} names={names} />
          </li>
        ))}
        {part.count > mostItems && <li className="about">{say("itemsMore", { n: part.count - mostItems })}</li>}
      </ul>
    </details>
  );
}

function ItemText({ item, names }: { item: Item; names: Names | undefined }): ReactNode {
  const say = useSay(incomingWords);
  const domain = useDomain();
  const tell = (key: "from" | "stays", { field, before, after }: NonNullable<Item["changes"]>[number]) =>
    say(key, {
      field: domain.field(item.kind, field),
      before: valueText(domain, names, item.kind, field, before),
      after: valueText(domain, names, item.kind, field, after),
    });
  const details = [...(item.changes ?? []).map((c) => tell("from", c)), ...(item.kept ?? []).map((c) => tell("stays", c))];
  if (item.reason) {
    const reason = say(`reason.${item.reason}` as Parameters<typeof say>[0]);
    details.push(item.with?.length ? say("reasonWith", { reason, names: item.with.join(", ") }) : reason);
  }
  return (
    <>
      <span className="about">{domain.label("record", item.kind)}</span> {item.name}
      {details.length > 0 && <span className="about">. {details.join("; ")}</span>}
    </>
  );
}
