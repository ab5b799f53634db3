import { useEffect, useState } from "react";
import { rightsOf } from "../../model/rights";
import { ActorForm } from "./ActorForm";
import { MineList } from "./MineList";
import { RelationForm } from "./RelationForm";
import { useMine } from "./useMine";
import type { Phone } from "./usePhone";
import { usePhoneSay } from "./words";

/** Proposing actors and relations, or adding them where guests may edit. */
export function ProposePage({ phone, setTyping }: { phone: Phone; setTyping: (typing: boolean) => void }) {
  const say = usePhoneSay();
  const sent = useMine(phone);
  const [what, setWhat] = useState<"actor" | "relation">("actor");
  const [told, setTold] = useState("");
  const direct = rightsOf(phone.workshop?.role).edit;
  const locked = (phone.workshop?.locked ?? false) && !rightsOf(phone.workshop?.role).facilitate;
  useEffect(() => () => setTyping(false), [setTyping]);
  const send: typeof sent.send = (command, text) => {
    sent.send(command, text);
    setTold(say("sent", { name: text }));
    setTyping(false);
  };
  return (
    <>
      <h2 className="ds-heading" data-size="md">
        {say(direct ? "addTitle" : "proposeTitle")}
      </h2>
      {locked && (
        <p className="ds-alert" data-color="warning">
          {say("locked")}
        </p>
      )}
      <fieldset className="phone-what">
        <legend className="ds-label">{say("what")}</legend>
        {(["actor", "relation"] as const).map((w) => (
          <label key={w} className="phone-choice" data-chosen={w === what}>
            <input type="radio" name="what" checked={w === what} onChange={() => setWhat(w)} />
            <span>{say(w === "actor" ? "anActor" : "aRelation")}</span>
          </label>
        ))}
      </fieldset>
      {what === "actor" && <ActorForm map={phone.map} direct={direct} disabled={locked} send={send} setTyping={setTyping} />}
      {what === "relation" && <RelationForm map={phone.map} direct={direct} disabled={locked} send={send} setTyping={setTyping} />}
      <output className="unseen">{told}</output>
      <MineList phone={phone} sent={sent} />
    </>
  );
}
