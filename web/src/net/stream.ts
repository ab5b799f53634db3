// Follows a map. A browser holds six connections to a server over plain HTTP:
// a page that nobody sees lets go of its own, and catches up when it is seen.
import type { Change } from "../model/records";
import type { Workshop } from "../model/types";

/** What to do as news come in. */
export interface Listener {
  change(change: Change): void;
  workshop(state: Workshop): void;
  /** The stream cannot go on from where it was: load the map anew. */
  reload(): void;
  connected(now: boolean): void;
  /** The revision that one has, from which a new stream goes on. */
  revision(): number;
}

const retryAfter = 1500; // ms until a stream that was refused is tried again

/** Follows a map until the returned function is called. */
export function follow(map: string, listener: Listener): () => void {
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(timer);
    stream?.close();
    stream = undefined;
  };
  const open = () => {
    close();
    stream = new EventSource(`/api/maps/${map}/events?since=${listener.revision()}`);
    stream.addEventListener("open", () => listener.connected(true));
    stream.addEventListener("error", () => {
      listener.connected(false);
      if (stream?.readyState === EventSource.CLOSED) timer = setTimeout(() => listener.reload(), retryAfter);
    });
    stream.addEventListener("reload", () => listener.reload());
    stream.addEventListener("change", (event: MessageEvent<string>) => listener.change(JSON.parse(event.data) as Change));
    stream.addEventListener("workshop", (event: MessageEvent<string>) => listener.workshop(JSON.parse(event.data) as Workshop));
  };
  const seen = () => (document.visibilityState === "hidden" ? close() : open());
  document.addEventListener("visibilitychange", seen);
  addEventListener("online", open);
  open();
  return () => {
    document.removeEventListener("visibilitychange", seen);
    removeEventListener("online", open);
    close();
  };
}
