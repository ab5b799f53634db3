import { type FormEvent, useState } from "react";
import type { Command, Group } from "../../model/types";
import { newID } from "../../net/client";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { Dialog } from "../common/Dialog";
import { useMap } from "../common/live";
import { commonWords } from "../common/words";
import { changedFields } from "./changed";
import { Choose, Tick, Write } from "../common/controls";
import { groupTypes } from "../../model/choices";
import { interests } from "../../model/governance";
import { groupFocus, useBoard } from "./useBoard";
import { boardWords } from "./words";

type Fields = Required<
  Pick<Group, "name" | "type" | "label" | "mandate" | "owner" | "ownerInterests" | "reportsTo" | "appointedByPublicBody" | "evidence" | "notes">
>;

const evidences = ["", "documented", "assumed"] as const;

function fieldsOf(g: Group | undefined): Fields {
  return {
    name: g?.name ?? "",
    type: g?.type ?? "decides",
    label: g?.label ?? "",
    mandate: g?.mandate ?? "",
    owner: g?.owner ?? "",
    ownerInterests: g?.ownerInterests ?? {},
    reportsTo: g?.reportsTo ?? "",
    appointedByPublicBody: g?.appointedByPublicBody ?? false,
    evidence: g?.evidence ?? "",
    notes: g?.notes ?? "",
  };
}

/** The command that makes a group as the dialog says; undefined when nothing has changed. */
export function groupCommand(group: Group | undefined, fields: Fields, id: string): Command | undefined {
  const changed = changedFields<Fields>(group ?? {}, fields);
  if (!group) return { command: "AddGroup", args: { ...changed, id, name: fields.name, type: fields.type } };
  return Object.keys(changed).length > 0 ? { command: "ChangeGroup", args: { ...changed, id } } : undefined;
}

/** All fields of a group; without a group it makes a new one. */
export function GroupDialog({ group, onClose }: { group?: Group; onClose: () => void }) {
  const board = useBoard();
  const say = useSay(boardWords);
  const common = useSay(commonWords);
  const [id] = useState(() => group?.id ?? newID());
  const [fields, setFields] = useState(() => fieldsOf(group));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const command = groupCommand(group, fields, id);
    onClose();
    if (command) await board.act(command, say(group ? "groupChanged" : "groupAdded", { group: fields.name }), groupFocus(id));
  };
  return (
    <Dialog title={group ? say("groupMenu", { group: group.name }) : say("newGroup")} onClose={onClose}>
      <form className="fields" onSubmit={submit}>
        <GroupFields group={group} fields={fields} set={(more) => setFields({ ...fields, ...more })} />
        <div className="row">
          <button type="submit" className="ds-button" data-size="sm" disabled={!fields.name.trim()}>
            {group ? common("save") : say("create")}
          </button>
          <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" onClick={onClose}>
            {common("cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function GroupFields({ group, fields, set }: { group: Group | undefined; fields: Fields; set: (more: Partial<Fields>) => void }) {
  const { graph } = useMap();
  const domain = useDomain();
  const say = useSay(boardWords);
  const others = [...graph.groups.values()].filter((g) => g.id !== group?.id);
  const named = (list: Iterable<{ id: string; name: string }>, none: string) => [
    { value: "", label: none },
    ...[...list].map((x) => ({ value: x.id, label: x.name })),
  ];
  return (
    <>
      <Write label={say("name")} value={fields.name} required onChange={(name) => set({ name })} />
      <Choose
        label={say("type")}
        hint={say("typeHint")}
        value={fields.type}
        options={groupTypes.map((t) => ({ value: t, label: domain.label("groupType", t) }))}
        onChange={(v) => set({ type: groupTypes.find((t) => t === v) ?? "decides" })}
      />
      <Choose
        label={domain.field("group", "reportsTo")}
        value={fields.reportsTo}
        options={named(others, say("notStated"))}
        onChange={(reportsTo) => set({ reportsTo })}
      />
      <Write label={domain.field("group", "mandate")} rows={4} value={fields.mandate} onChange={(mandate) => set({ mandate })} />
      <Choose
        label={domain.field("group", "owner")}
        value={fields.owner}
        options={named(graph.actors.values(), say("notStated"))}
        onChange={(owner) => set({ owner })}
      />
      {fields.owner && (
        <fieldset className="ds-fieldset" data-size="sm">
          <legend className="ds-label">{domain.field("group", "ownerInterests")}</legend>
          {interests.map((i) => (
            <Tick
              key={i}
              label={domain.label("interests", i)}
              on={fields.ownerInterests[i] ?? false}
              onChange={(on) => set({ ownerInterests: { ...fields.ownerInterests, [i]: on } })}
            />
          ))}
        </fieldset>
      )}
      <Tick
        label={domain.field("group", "appointedByPublicBody")}
        on={fields.appointedByPublicBody}
        onChange={(appointedByPublicBody) => set({ appointedByPublicBody })}
      />
      <Write label={domain.field("group", "label")} value={fields.label} onChange={(label) => set({ label })} />
      <Choose
        label={domain.field("group", "evidence")}
        value={fields.evidence}
        options={evidences.map((e) => ({ value: e, label: domain.label("evidence", e) }))}
        onChange={(v) => set({ evidence: evidences.find((e) => e === v) ?? "" })}
      />
      <Write label={domain.field("group", "notes")} rows={3} value={fields.notes} onChange={(notes) => set({ notes })} />
    </>
  );
}
