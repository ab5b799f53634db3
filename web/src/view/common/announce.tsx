// What screen readers are told of changes that others make: politely, and not
// more often than one can listen.
import { createContext, type ReactNode, useContext, useState } from "react";

const pause = 3000; // ms between two announcements

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** A function that has a text read out. Of several in a short time the last ones are read together. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}

// gathering gives a function that passes texts on, those of a while together.
function gathering(say: (text: string) => void): (text: string) => void {
  let next: string[] = [];
  let resting = false;
  const flush = () => {
    resting = next.length > 0;
    if (!resting) return;
    say(next.join(". "));
    next = [];
    setTimeout(flush, pause);
  };
  return (text) => {
    next = [...next.filter((t) => t !== text), text].slice(-3);
    if (!resting) {
      resting = true;
      setTimeout(flush, 100);
    }
  };
}

/** Holds the live region of the page. */
export function Announcer({ children }: { children: ReactNode }) {
  const [text, setText] = useState("");
  const [announce] = useState(() => gathering(setText));
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="unseen" aria-live="polite">
        {text}
      </div>
    </AnnounceContext>
  );
}
