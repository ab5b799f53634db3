import { useSay } from "./words/dictionary";
import { Header } from "./view/common/Header";
import { commonWords } from "./view/common/words";

/** An address that leads nowhere. */
export function Missing() {
  const say = useSay(commonWords);
  return (
    <>
      <Header />
      <main className="page" id="content">
        <h1 className="ds-heading" data-size="md">
          {say("notFound")}
        </h1>
        <a className="ds-link" href="#/">
          {say("allMaps")}
        </a>
      </main>
    </>
  );
}
