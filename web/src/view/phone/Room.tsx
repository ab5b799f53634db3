import { memo, useEffect, useMemo, useRef, useState } from "react";
import type { Inside } from "./entry";
import { MapPart } from "./MapPart";
import { Over } from "./Over";
import { ProposePage } from "./ProposePage";
import { ResultPage } from "./ResultPage";
import { RoomHead } from "./RoomHead";
import { ScorePage } from "./ScorePage";
import { firstSection, leadOf, ledTo, type Section, sections } from "./lead";
import { liveRound } from "../../model/scores";
import { useAnswers } from "./useAnswers";
import { type Phone, usePhone } from "./usePhone";
import { WaitPage } from "./WaitPage";
import { usePhoneSay } from "./words";

interface Props {
  inside: Inside;
  leave: () => Promise<void>;
}

/** The workshop on a phone: what the facilitator leads to, proposing, and the map. */
export function Room({ inside, leave }: Props) {
  const phone = usePhone(inside.map);
  const say = usePhoneSay();
  const frozen = phone.workshop?.frozen ?? false;
  if (phone.over || phone.workshop?.open === false) return <Over unsent={phone.waiting} leave={leave} />;
  return (
    <div className="phone phone-room">
      <RoomHead phone={phone} name={inside.name} leave={leave} />
      {frozen && (
        <output className="ds-alert" data-color="info">
          {say("frozen")}
        </output>
      )}
      {phone.workshop && phone.drawn > 0 ? (
        <StillSections phone={phone} still={frozen} />
      ) : (
        <main id="content">
          <p className="ds-paragraph">{say("loading")}</p>
        </main>
      )}
    </div>
  );
}

// A frozen screen stands still: it shows what it showed.
const StillSections = memo(Sections, (before, now) => before.still && now.still);

function Sections({ phone, still }: { phone: Phone; still: boolean }) {
  const say = usePhoneSay();
  const { map, workshop } = phone;
  const round = liveRound(map.rounds);
  const lead = useMemo(() => leadOf(workshop, round), [workshop, round]);
  const [section, setSection] = useState<Section>(() => firstSection(lead));
  const [at, setAt] = useState<string | undefined>(lead.state === "open" && lead.focus ? lead.focus : undefined);
  const [typing, setTyping] = useState(false);
  const [led, setLed] = useState<Section>();
  const answers = useAnswers(phone, round?.id ?? "");
  const before = useRef(lead);
  useEffect(() => {
    const to = ledTo(before.current, lead);
    const { round: earlier, focus } = before.current;
    before.current = lead;
    if (lead.round !== earlier) setAt(undefined);
    if (lead.focus !== focus && lead.focus) setAt(lead.focus);
    if (!to) return;
    setLed(to);
    if (!typing) setSection(to);
  }, [lead, typing]);
  const go = (to: Section) => {
    setSection(to);
    scrollTo({ top: 0 });
  };
  const act = round?.state === "open" ? "score" : round?.state === "revealed" ? "result" : "now";
  const told = led && say(led === "map" ? "leadMap" : act === "result" ? "leadResult" : act === "score" ? "leadScore" : "now");
  return (
    <>
      <main id="content" inert={still} className="phone-content">
        <output className="unseen">{told}</output>
        {led && led !== section && typing && (
          <div className="ds-alert phone-led" data-color="info">
            {told}{" "}
            <button type="button" className="ds-button" data-size="sm" onClick={() => go(led)}>
              {say("go")}
            </button>
          </div>
        )}
        {section === "act" && round?.state === "open" && (
          <ScorePage round={round.name ?? ""} actors={map.actors} answers={answers} locked={workshop?.locked ?? false} at={at} go={setAt} />
        )}
        {section === "act" && round?.state === "revealed" && <ResultPage map={map} round={round.id} />}
        {section === "act" && !round && <WaitPage phone={phone} propose={() => go("propose")} />}
        {section === "propose" && <ProposePage phone={phone} setTyping={setTyping} />}
        {section === "map" && <MapPart phone={phone} />}
      </main>
      <nav className="phone-tabs" aria-label={say("sections")}>
        {sections.map((s) => (
          <button key={s} type="button" aria-current={s === section ? "page" : undefined} disabled={still} onClick={() => go(s)}>
            {say(s === "act" ? act : s === "propose" && workshop?.role !== "participant" ? "addOwn" : s)}
          </button>
        ))}
      </nav>
    </>
  );
}
