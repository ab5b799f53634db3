import { type FormEvent, useState } from "react";
import type { Command, Seat } from "../../model/types";
import { useSay } from "../../words/dictionary";
import { useDomain } from "../../words/domain";
import { useMap } from "../common/live";
import { commonWords } from "../common/words";
import { Dialog } from "../common/Dialog";
import { ActorPicks } from "./ActorPicks";
import { actorNames } from "./ActorNames";
import { changedFields } from "./changed";
import { Choose, Tick, Write } from "../common/controls";
import { roles } from "../../model/choices";
import { interests } from "../../model/governance";
import { seatFocus, useBoard } from "./useBoard";
import { boardWords } from "./words";

type Fields = Required<Pick<Seat, "actor" | "role" | "label" | "person" | "gender" | "evidence" | "interests" | "notes">>;

const genders = ["", "woman", "man"] as const;
const evidences = ["", "documented", "assumed"] as const;

/** All fields of a seat, and whom it speaks for. */
export function SeatDialog({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const { graph } = useMap();
  const board = useBoard();
  const say = useSay(boardWords);
  const common = useSay(commonWords);
  const before = graph.speaksFor.filter((s) => s.seat === seat.id).map((s) => s.actor);
  const [spoken, setSpoken] = useState<string[]>(before);
  const [fields, setFields] = useState<Fields>({
    actor: seat.actor,
    role: seat.role,
    label: seat.label ?? "",
    person: seat.person ?? "",
    gender: seat.gender ?? "",
    evidence: seat.evidence ?? "",
    interests: seat.interests ?? {},
    notes: seat.notes ?? "",
  });
  const group = graph.groups.get(seat.group);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const commands = seatCommands(seat, fields, before, spoken);
    const told = say("seatChanged", { actor: graph.nameOf(fields.actor) });
    onClose();
    if (commands.length > 0) await board.act({ command: "Batch", args: { commands } }, told, seatFocus(seat.id));
  };
  return (
    <Dialog title={say("seatMenu", { actor: graph.nameOf(seat.actor), group: group?.name ?? "" })} onClose={onClose}>
      <form className="fields" onSubmit={submit}>
        <SeatFields fields={fields} set={(more) => setFields({ ...fields, ...more })} />
        <ActorPicks label={say("speaksFor")} chosen={spoken} choose={setSpoken} names={actorNames} />
        <div className="row">
          <button type="submit" className="ds-button" data-size="sm">
            {common("save")}
          </button>
          <button type="button" className="ds-button" data-size="sm" data-variant="tertiary" onClick={onClose}>
            {common("cancel")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** The commands that make a seat as its dialog says. */
export function seatCommands(seat: Seat, fields: Fields, before: readonly string[], spoken: readonly string[]): Command[] {
  const changed = changedFields<Fields>(seat, fields);
  const commands: Command[] = Object.keys(changed).length > 0 ? [{ command: "ChangeSeat", args: { id: seat.id, ...changed } }] : [];
  const ended = before.filter((a) => !spoken.includes(a) && a !== fields.actor); // moving the seat to one whom it spoke for ends that by itself
  const begun = spoken.filter((a) => !before.includes(a) && a !== fields.actor);
  return [
    ...commands,
    ...ended.map((actor): Command => ({ command: "EndSpeakFor", args: { seat: seat.id, actor } })),
    ...begun.map((actor): Command => ({ command: "SpeakFor", args: { seat: seat.id, actor } })),
  ];
}

function SeatFields({ fields, set }: { fields: Fields; set: (more: Partial<Fields>) => void }) {
  const { graph } = useMap();
  const domain = useDomain();
  const labelled = <T extends string>(type: string, values: readonly T[]) => values.map((value) => ({ value, label: domain.label(type, value) }));
  return (
    <>
      <Choose
        label={domain.field("seat", "actor")}
        value={fields.actor}
        options={[...graph.actors.values()].map((a) => ({ value: a.id, label: a.name }))}
        onChange={(actor) => set({ actor })}
      />
      <Choose
        label={domain.field("seat", "role")}
        value={fields.role}
        options={labelled("role", roles)}
        onChange={(v) => set({ role: roles.find((r) => r === v) ?? "member" })}
      />
      <fieldset className="ds-fieldset" data-size="sm">
        <legend className="ds-label">{domain.field("seat", "interests")}</legend>
        {interests.map((i) => (
          <Tick
            key={i}
            label={domain.label("interests", i)}
            on={fields.interests[i] ?? false}
            onChange={(on) => set({ interests: { ...fields.interests, [i]: on } })}
          />
        ))}
      </fieldset>
      <Write label={domain.field("seat", "label")} value={fields.label} onChange={(label) => set({ label })} />
      <Write label={domain.field("seat", "person")} value={fields.person} onChange={(person) => set({ person })} />
      <Choose
        label={domain.field("seat", "gender")}
        value={fields.gender}
        options={labelled("gender", genders)}
        onChange={(v) => set({ gender: genders.find((g) => g === v) ?? "" })}
      />
      <Choose
        label={domain.field("seat", "evidence")}
        value={fields.evidence}
        options={labelled("evidence", evidences)}
        onChange={(v) => set({ evidence: evidences.find((e) => e === v) ?? "" })}
      />
      <Write label={domain.field("seat", "notes")} rows={3} value={fields.notes} onChange={(notes) => set({ notes })} />
    </>
  );
}
