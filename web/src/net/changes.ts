// The changes that one has made on this page, so that they can be undone.
// Undoing is a change too, and undoing that is redo.
import type { Edit } from "../model/records";
import type { Command } from "../model/types";
import type { Outbox } from "./outbox";

/** What an accepted command did. */
export interface Done {
  readonly revision: number;
  readonly patch: readonly Edit[];
  /** The id under which it can be undone. */
  readonly id: string;
}

/** The ids of one's own changes, the latest last. */
export interface Past {
  readonly undoable: readonly string[];
  readonly redoable: readonly string[];
}

export interface Changes {
  /** Sends one command; several go as a Batch, which is done as a whole or not at all. */
  send(command: Command): Promise<Done>;
  /** Remembers a change that was made in another way, such as a file that was merged, so that it can be undone. */
  remember(id: string): void;
  /** Takes back the latest change; refused when somebody has changed the same since. */
  undo(): Promise<void>;
  redo(): Promise<void>;
  past(): Past;
  watch(told: () => void): () => void;
  /** Is told what each accepted change of one's own did, those that take back included. */
  hear(told: (done: Done) => void): () => void;
}

/** Sends changes to a map and remembers them. */
export function openChanges(map: string, outbox: Outbox): Changes {
  let past: Past = { undoable: [], redoable: [] };
  const watchers = new Set<() => void>();
  const set = (next: Past) => {
    past = next;
    for (const told of watchers) told();
  };
  const hearers = new Set<(done: Done) => void>();
  const post = async (way: "commands" | "undo", body: Readonly<Record<string, unknown>>) => {
    const done = (await outbox.send({ path: `/api/maps/${map}/${way}`, body })) as Done;
    for (const told of hearers) told(done);
    return done;
  };
  const takeBack = (command: string) => post("undo", { command });
  const remember = (id: string) => set({ undoable: [...past.undoable, id], redoable: [] });
  return {
    remember,
    async send(command) {
      const done = await post("commands", { ...command });
      if (done.patch.length > 0) remember(done.id);
      return done;
    },
    async undo() {
      const command = past.undoable.at(-1);
      if (command === undefined) return;
      set({ ...past, undoable: past.undoable.slice(0, -1) });
      const done = await takeBack(command);
      set({ ...past, redoable: [...past.redoable, done.id] });
    },
    async redo() {
      const command = past.redoable.at(-1);
      if (command === undefined) return;
      set({ ...past, redoable: past.redoable.slice(0, -1) });
      const done = await takeBack(command);
      set({ ...past, undoable: [...past.undoable, done.id] });
    },
    past: () => past,
    watch(told) {
      watchers.add(told);
      return () => watchers.delete(told);
    },
    hear(told) {
      hearers.add(told);
      return () => hearers.delete(told);
    },
  };
}
