import { expect, test } from "vitest";
import { openChanges } from "./changes";
import { ApiError } from "./client";
import type { Outbox } from "./outbox";

// A server that accepts everything, but refuses to undo what is in `changed`.
function server(changed: string[] = []) {
  const sent: { path: string; command: unknown }[] = [];
  let n = 0;
  const outbox: Outbox = {
    async send({ path, body }) {
      sent.push({ path, command: body["command"] });
      if (changed.includes(body["command"] as string)) throw new ApiError("undo.changed", 409);
      return { id: `c${++n}`, revision: n, patch: body["args"] === nothing.args ? [] : [{ key: "actor/a" }] };
    },
    waiting: () => 0,
    parcels: () => [],
    watch: () => () => {},
  };
  return { outbox, sent };
}

const nothing = { command: "ChangeMap", args: {} } as const; // all stays as it was
const rename = { command: "ChangeMap", args: { title: "x" } } as const;

test("undo takes back the latest, redo takes that back", async () => {
  const { outbox, sent } = server();
  const changes = openChanges("m", outbox);
  await changes.send(rename); // c1
  await changes.send(rename); // c2
  await changes.undo(); // c3 undoes c2
  await changes.redo(); // c4 undoes c3
  await changes.undo(); // undoes c4
  expect(sent.slice(2).map((s) => [s.path, s.command])).toEqual(["c2", "c3", "c4"].map((c) => ["/api/maps/m/undo", c]));
  expect(changes.past()).toEqual({ undoable: ["c1"], redoable: ["c5"] });
});

test("a new change ends what could be redone, and what changed nothing is not undone", async () => {
  const { outbox } = server();
  const changes = openChanges("m", outbox);
  await changes.send(rename);
  await changes.undo();
  await changes.send(nothing);
  expect(changes.past().redoable).toEqual(["c2"]);
  await changes.send(rename);
  expect(changes.past()).toEqual({ undoable: ["c4"], redoable: [] });
});

test("what cannot be undone is told once, and the one before can be", async () => {
  const { outbox } = server(["c2"]);
  const changes = openChanges("m", outbox);
  await changes.send(rename);
  await changes.send(rename);
  await expect(changes.undo()).rejects.toMatchObject({ code: "undo.changed" });
  await changes.undo();
  expect(changes.past().undoable).toEqual([]);
});
