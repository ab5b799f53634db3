import { mapAddress } from "../common/address";
import type { Changed, Group } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { Choose } from "../common/controls";
import { groupsInOrder } from "../../model/order";
import { TextField } from "../common/fields";
import { useMap } from "../common/live";
import { useSend } from "../common/useSend";
import { themeWords } from "./words";

/** Mandate, owner and reporting of each group. */
export function GroupFields() {
  const { id, graph } = useMap();
  const say = useSay(themeWords);
  return (
    <div className="group-fields">
      {graph.groups.size === 0 && <p className="ds-paragraph">{say("noGroups")}</p>}
      {groupsInOrder(graph).map((g) => (
        <OneGroup key={g.id} group={g} />
      ))}
      <a className="ds-link" href={mapAddress(id, "board")}>
        {say("toBoard")}
      </a>
    </div>
  );
}

function OneGroup({ group }: { group: Group }) {
  const { graph } = useMap();
  const send = useSend();
  const say = useSay(themeWords);
  const domain = useDomain();
  const change = (args: Changed<"ChangeGroup">) => void send({ command: "ChangeGroup", args: { id: group.id, ...args } });
  const none = { value: "", label: say("notStated") };
  const others = [...graph.groups.values()].filter((g) => g.id !== group.id);
  const named = (list: Iterable<{ id: string; name: string }>) => [none, ...[...list].map((x) => ({ value: x.id, label: x.name }))];
  return (
    <fieldset className="one-group">
      <legend>
        {group.name} ({domain.label("groupType", group.type)})
      </legend>
      <TextField label={domain.field("group", "mandate")} long value={group.mandate} onSave={(mandate) => change({ mandate })} />
      <Choose label={domain.field("group", "owner")} value={group.owner ?? ""} options={named(graph.actors.values())} onChange={(owner) => change({ owner })} />
      <Choose
        label={domain.field("group", "reportsTo")}
        value={group.reportsTo ?? ""}
        options={named(others)}
        onChange={(reportsTo) => change({ reportsTo })}
      />
    </fieldset>
  );
}
