import "./phone.css";
import { useEffect, useState } from "react";
import { useLanguage } from "../../words/language";
import { type Inside, useEntry } from "./entry";
import { JoinPage } from "./JoinPage";
import { Room } from "./Room";
import { loadPhoneTexts, PhoneTextsContext, usePhoneSay } from "./words";
import type { PhoneTexts } from "./words/texts";

/** A participant's phone: joining a workshop, scoring and proposing. */
export default function PhoneApp({ token }: { token: string }) {
  const texts = usePhoneTexts();
  if (!texts) return <main id="content" className="phone" aria-busy="true" />;
  return (
    <PhoneTextsContext value={texts}>
      <Door token={token} />
    </PhoneTextsContext>
  );
}

// usePhoneTexts gives the words of the page's language; those before it stay until they are there.
function usePhoneTexts(): PhoneTexts | undefined {
  const language = useLanguage();
  const [texts, setTexts] = useState<PhoneTexts>();
  useEffect(() => {
    let left = false;
    void loadPhoneTexts(language).then((loaded) => !left && setTexts(loaded));
    return () => {
      left = true;
    };
  }, [language]);
  return texts;
}

function Door({ token }: { token: string }) {
  const entry = useEntry(token);
  const say = usePhoneSay();
  switch (entry.step) {
    case "asking":
      return (
        <main id="content" className="phone">
          <h1 className="ds-heading" data-size="md">
            {say("loading")}
          </h1>
        </main>
      );
    case "outside":
      return <JoinPage token={token} join={entry.join} />;
    case "choosing":
      return <Choose inside={entry.inside} goOn={entry.goOn} leave={entry.leave} />;
    case "inside":
      return entry.inside ? <Room inside={entry.inside} leave={entry.leave} /> : null;
  }
}

// Somebody who scans a code while being in a workshop may mean this one or another.
function Choose({ inside, goOn, leave }: { inside: Inside | undefined; goOn: () => void; leave: () => Promise<void> }) {
  const say = usePhoneSay();
  return (
    <main id="content" className="phone phone-door">
      <h1 className="ds-heading" data-size="md">
        {say("already", { title: inside?.title || say("untitled") })}
      </h1>
      <button type="button" className="ds-button" data-size="lg" onClick={goOn}>
        {say("goOn", { name: inside?.name ?? "" })}
      </button>
      <button type="button" className="ds-button" data-size="lg" data-variant="secondary" onClick={() => void leave()}>
        {say("other")}
      </button>
    </main>
  );
}
