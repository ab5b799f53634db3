// What is on its way to the server. It is sent in order, one at a time, under
// an id, so that sending again changes nothing; it lies in the browser until the
// server has answered, so that a broken connection, a reload, a session that has
// ended or a full disk loses nothing. It is sent for the person who wrote it.
import { type ApiError, ask, asApiError, newID } from "./ask";

/** One thing to send. */
export interface Parcel {
  readonly id: string;
  /** The address that takes it. */
  readonly path: string;
  /** What it says, without the id. */
  readonly body: Readonly<Record<string, unknown>>;
  /** A parcel that waits is replaced by a later one with the same key: the last score counts. */
  readonly replaces?: string;
  /** Whose it is, where that was known: it is sent for nobody else. */
  readonly by?: string;
}

export interface Outbox {
  /** Sends a parcel; the promise settles with the server's answer and the parcel's id. */
  send(parcel: Omit<Parcel, "id">): Promise<unknown>;
  /** How many wait. */
  waiting(): number;
  /** What waits, in the order in which it is sent. */
  parcels(): readonly Parcel[];
  /** Is told when that changes. */
  watch(told: () => void): () => void;
}

interface Waiting {
  parcel: Parcel;
  done: ((answer: unknown) => void)[];
  refused: ((error: ApiError) => void)[];
}

const firstPause = 500; // ms before something is sent again
const longestPause = 8000;
// No answer, too many, not ready, nobody is logged in, or no room: it may be right to send again.
const passing = new Set([0, 401, 429, 502, 503, 504, 507]);

/** The outbox of whoever is here for a map. */
export function openMyOutbox(map: string): Outbox {
  return openOutbox(map, postJSON, askWho);
}

/** The outbox of a map. What an earlier page of the same person left behind is sent first. */
export function openOutbox(map: string, post = postJSON, who: () => Promise<string | undefined> = async () => undefined): Outbox {
  const shelf = `interessentkart.outbox.${map}`;
  const queue: Waiting[] = restore(shelf).map((parcel) => ({ parcel, done: [], refused: [] }));
  const watchers = new Set<() => void>();
  let busy = false;
  let me: string | undefined;
  const others: Parcel[] = []; // they lie here until their people come back
  const changed = () => {
    keep(shelf, [...others, ...queue.map((w) => w.parcel)]);
    for (const told of watchers) told();
  };
  // meet finds out who is here, and sorts what waits by whose it is.
  const meet = async () => {
    me = await who();
    for (const w of queue) if (w.parcel.by === undefined && w.done.length > 0 && me !== undefined) w.parcel = { ...w.parcel, by: me };
    const foreign = queue.filter((w) => me !== undefined && w.parcel.by !== undefined && w.parcel.by !== me);
    for (const w of foreign) {
      queue.splice(queue.indexOf(w), 1);
      others.push(w.parcel);
    }
    changed();
  };
  const work = async () => {
    if (busy) return;
    busy = true;
    let pause = firstPause;
    await meet();
    for (let first = queue[0]; first; first = queue[0]) {
      const outcome = await attempt(first.parcel, post);
      if (outcome.again) {
        await rest(pause);
        pause = Math.min(pause * 2, longestPause);
        if (outcome.status === 401) await meet();
        continue;
      }
      pause = firstPause;
      queue.shift();
      changed();
      if (outcome.error) for (const refused of first.refused) refused(outcome.error);
      else for (const done of first.done) done(outcome.answer);
    }
    busy = false;
  };
  if (queue.length > 0) void work();
  return {
    send(content) {
      return new Promise((resolve, reject) => {
        put(queue, { parcel: { ...content, id: newID(), ...(me === undefined ? {} : { by: me }) }, done: [resolve], refused: [reject] }, busy);
        changed();
        void work();
      });
    },
    waiting: () => queue.length,
    parcels: () => queue.map((w) => w.parcel),
    watch(told) {
      watchers.add(told);
      return () => watchers.delete(told);
    },
  };
}

// rest waits, but not longer than until the network is back, or somebody is at
// the page again.
function rest(pause: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      removeEventListener("focus", end);
      resolve();
    };
    const timer = setTimeout(end, pause);
    addEventListener("online", end);
    addEventListener("focus", end);
  });
}

// put adds a parcel, in the place of one that it replaces and that is not on its way.
function put(queue: Waiting[], added: Waiting, busy: boolean) {
  const key = added.parcel.replaces;
  const at = key === undefined ? -1 : queue.findIndex((w, i) => w.parcel.replaces === key && !(busy && i === 0));
  const old = queue[at];
  if (!old) {
    queue.push(added);
    return;
  }
  queue[at] = { parcel: added.parcel, done: [...old.done, ...added.done], refused: [...old.refused, ...added.refused] };
}

async function attempt(parcel: Parcel, post: typeof postJSON): Promise<{ again?: boolean; status?: number; answer?: unknown; error?: ApiError }> {
  try {
    return { answer: { ...(await post(parcel.path, { ...parcel.body, id: parcel.id })), id: parcel.id } };
  } catch (thrown) {
    const error = asApiError(thrown);
    return passing.has(error.status) ? { again: true, status: error.status } : { error };
  }
}

function postJSON(path: string, body: unknown): Promise<object> {
  return ask("POST", path, body);
}

// askWho gives the id of whoever is here, nothing when nobody is or there is no answer.
async function askWho(): Promise<string | undefined> {
  try {
    return (await ask<{ id?: string }>("GET", "/api/session")).id;
  } catch {
    return undefined;
  }
}

function restore(shelf: string): Parcel[] {
  try {
    return JSON.parse(localStorage.getItem(shelf) ?? "[]") as Parcel[];
  } catch {
    return []; // no storage, or something else lies there
  }
}

function keep(shelf: string, parcels: readonly Parcel[]) {
  try {
    if (parcels.length > 0) localStorage.setItem(shelf, JSON.stringify(parcels));
    else localStorage.removeItem(shelf);
  } catch {
    // Without storage what waits is lost with the page.
  }
}
