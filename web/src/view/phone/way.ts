// Guest networks often keep devices apart, and some hold back what comes bit by
// bit: before somebody joins, the way to the service is tried.

/** How the way is: streams come through, they are held back until they end, or nothing comes. */
export type Way = "good" | "held" | "none";

const patience = 5000; // ms
const apart = 100; // ms between the two events of the test, which are sent 250 ms apart

/** Tries the way to the service. */
export async function testWay(): Promise<Way> {
  if (!(await reached())) return "none";
  return (await streams()) || (await streams()) ? "good" : "held"; // a phone that is busy starting may be late once
}

async function reached(): Promise<boolean> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    return (await fetch("/api/ping", { cache: "no-store", signal: stop.signal })).ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

function streams(): Promise<boolean> {
  return new Promise((resolve) => {
    const source = new EventSource("/api/ping/stream");
    let first = 0;
    const end = (fine: boolean) => {
      clearTimeout(timer);
      source.close();
      resolve(fine);
    };
    const timer = setTimeout(() => end(false), patience);
    source.addEventListener("first", (event) => (first = event.timeStamp));
    source.addEventListener("last", (event) => end(first > 0 && event.timeStamp - first >= apart));
    source.addEventListener("error", () => end(false));
  });
}
