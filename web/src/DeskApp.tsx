import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import type { Place } from "./view/common/address";
import { type Domain, DomainContext, loadDomain } from "./words/domain";
import { useLanguage } from "./words/language";
import { Announcer } from "./view/common/announce";
import { Attempts } from "./view/common/attempt";
import { newQueries } from "./view/common/query";
import { LinkPage } from "./view/link/LinkPage";
import { MapShell } from "./MapShell";
import { Missing } from "./Missing";

const StartPage = lazy(async () => ({ default: (await import("./view/start/StartPage")).StartPage }));
const HelpPage = lazy(() => import("./view/help/HelpPage"));

const queries = newQueries();

/** The pages for a desk or a projector: the start page and the maps. */
export default function DeskApp({ place }: { place: Exclude<Place, { page: "join" }> }) {
  const domain = useDomainWords();
  if (!domain) return null;
  return (
    <QueryClientProvider client={queries}>
      <DomainContext value={domain}>
        <Announcer>
          <Attempts>
            <Suspense>
              {place.page === "start" && <StartPage />}
              {place.page === "help" && <HelpPage chapter={place.chapter} />}
              {place.page === "map" && <MapShell key={place.id} id={place.id} part={place.part} query={place.query} />}
              {place.page === "link" && <LinkPage token={place.token} />}
              {place.page === "unknown" && <Missing />}
            </Suspense>
          </Attempts>
        </Announcer>
      </DomainContext>
    </QueryClientProvider>
  );
}

function useDomainWords(): Domain | undefined {
  const language = useLanguage();
  const [domain, setDomain] = useState<Domain>();
  useEffect(() => {
    let left = false;
    void loadDomain(language).then((loaded) => !left && setDomain(loaded));
    return () => {
      left = true;
    };
  }, [language]);
  return domain;
}
