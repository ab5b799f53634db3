import { lazy, Suspense, useEffect } from "react";
import { type Place, usePlace } from "./view/common/address";
import { useAppearanceSetting, useLanguageSetting } from "./view/common/settings";
import { SettingsContext } from "./view/common/SettingsContext";
import { commonWords } from "./view/common/words";
import { speaker } from "./words/dictionary";
import { LanguageContext } from "./words/language";

// A phone loads what it needs and no more: the desk's pages are a part of their own.
const DeskApp = lazy(() => import("./DeskApp"));
const PhoneApp = lazy(() => import("./view/phone/PhoneApp"));

/** The page that the address names, in the reader's language and colours. */
export function App() {
  const [language, setLanguage] = useLanguageSetting();
  const [appearance, setAppearance] = useAppearanceSetting();
  const place = usePlace();
  const say = speaker(commonWords, language);
  useEffect(() => {
    document.title = say("app");
  });
  return (
    <LanguageContext value={language}>
      <SettingsContext value={{ language, setLanguage, appearance, setAppearance }}>
        <Suspense fallback={<p className="page ds-paragraph">{say("loading")}</p>}>
          <Page place={place} />
        </Suspense>
      </SettingsContext>
    </LanguageContext>
  );
}

function Page({ place }: { place: Place }) {
  if (place.page === "join") return <PhoneApp token={place.token} />;
  return <DeskApp place={place} />;
}
