import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Row, Snapshot } from "../model/records";
import { ApiError } from "./ask";
import type { Listener } from "./stream";
import { followMap } from "./followed";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const snapshot = (revision: number): Snapshot => ({ revision, records: new Map<string, Row>([["actor/a", { id: "a", name: "A" }]]) });

// open gives a followed map, what it was told, and the hand that feeds it.
async function open(loads: (Snapshot | ApiError)[], everything = false) {
  let listener: Listener | undefined;
  const load = vi.fn(async () => {
    const next = loads.shift();
    if (!next || next instanceof ApiError) throw next;
    return next;
  });
  const unfollow = vi.fn();
  const map = followMap(
    "m",
    { gather: 150, everything },
    {
      load,
      follow: (_, l) => {
        listener = l;
        return unfollow;
      },
    },
  );
  const told = vi.fn();
  map.watch(told);
  await vi.advanceTimersByTimeAsync(0);
  return { map, told, load, unfollow, feed: () => listener as Listener };
}

test("what others answer is not told", async () => {
  const { map, told, feed } = await open([snapshot(4)]);
  const before = map.see();
  told.mockClear();
  feed().change({ revision: 5, patch: [] });
  feed().change({ revision: 6, patch: [] });
  await vi.runAllTimersAsync();
  expect(told).not.toHaveBeenCalled();
  expect(map.see()).toBe(before);
  expect(feed().revision()).toBe(6);
});

test("a desk is told of every answer, since it counts them", async () => {
  const { map, told, feed } = await open([snapshot(4)], true);
  const { records } = map.see().snapshot ?? {};
  told.mockClear();
  feed().change({ revision: 5, patch: [] });
  await vi.runAllTimersAsync();
  expect([told.mock.calls.length, map.see().snapshot?.revision, map.see().drawn]).toEqual([1, 5, 4]);
  expect(map.see().snapshot?.records).toBe(records);
});

test("changes that come together are shown together, and only those of the map draw it anew", async () => {
  const { map, told, feed } = await open([snapshot(4)]);
  told.mockClear();
  feed().change({ revision: 5, patch: [{ key: "actor/b", after: { id: "b", name: "B" } }] });
  feed().change({ revision: 6, patch: [{ key: "score/r/p/b/interest", after: { level: "low" } }] });
  await vi.runAllTimersAsync();
  expect(told).toHaveBeenCalledTimes(1);
  expect([...(map.see().snapshot?.records.keys() ?? [])]).toEqual(["actor/a", "actor/b", "score/r/p/b/interest"]);
  expect(map.see().drawn).toBe(5);
});

test("a gap loads the map anew", async () => {
  const { map, load, unfollow, feed } = await open([snapshot(4), snapshot(9)]);
  feed().change({ revision: 8, patch: [] });
  await vi.runAllTimersAsync();
  expect([load.mock.calls.length, unfollow.mock.calls.length, map.see().drawn]).toEqual([2, 1, 9]);
});

test("no answer is tried again; a refusal is the end", async () => {
  const { map, load } = await open([new ApiError("offline", 0), snapshot(4)]);
  expect(map.see().over).toBe(false);
  await vi.runAllTimersAsync();
  expect([load.mock.calls.length, map.see().drawn]).toEqual([2, 4]);
  const gone = await open([new ApiError("session.missing", 401)]);
  await vi.runAllTimersAsync();
  expect([gone.load.mock.calls.length, gone.map.see().failure?.code]).toEqual([1, "session.missing"]);
});
