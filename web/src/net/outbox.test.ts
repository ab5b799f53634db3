// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "./client";
import { openOutbox } from "./outbox";

type Body = { id: string; n: number };
const path = "/x";

beforeEach(() => localStorage.clear());

test("sends in order, one at a time, and again under the same id when there is no answer", async () => {
  vi.useFakeTimers();
  const tried: Body[] = [];
  const box = openOutbox("m", async (_, body) => {
    tried.push(body as Body);
    if (tried.length < 3) throw new ApiError("offline", 0);
    return { ok: true };
  });
  const first = box.send({ path, body: { n: 1 } });
  const second = box.send({ path, body: { n: 2 } });
  expect(box.waiting()).toBe(2);
  await vi.runAllTimersAsync();
  const answer = (await first) as { id: string };
  await second;
  expect(tried.map((b) => b.n)).toEqual([1, 1, 1, 2]);
  expect(new Set(tried.slice(0, 3).map((b) => b.id))).toEqual(new Set([answer.id]));
  expect(box.waiting()).toBe(0);
  vi.useRealTimers();
});

test("a refusal is told and does not stop what comes after", async () => {
  const box = openOutbox("m", async (_, body) => {
    if ((body as Body).n === 1) throw new ApiError("id.taken", 409);
    return {};
  });
  const first = box.send({ path, body: { n: 1 } });
  const second = box.send({ path, body: { n: 2 } });
  await expect(first).rejects.toMatchObject({ code: "id.taken" });
  await second;
});

test("the last of what replaces another is sent", async () => {
  const sent: number[] = [];
  const box = openOutbox("m", async (_, body) => {
    sent.push((body as Body).n);
    return {};
  });
  await Promise.all([1, 2, 3].map((n) => box.send({ path, body: { n }, replaces: "score" })));
  expect(sent).toEqual([1, 3]);
});

test("what a page left behind is sent by the next", async () => {
  openOutbox("m", () => new Promise(() => {}))
    .send({ path, body: { n: 7 } })
    .catch(() => {});
  const sent: number[] = [];
  openOutbox("m", async (_, body) => {
    sent.push((body as Body).n);
    return {};
  });
  await vi.waitFor(() => expect(sent).toEqual([7]));
  await vi.waitFor(() => expect(localStorage.length).toBe(0));
});

test("what waits can be seen, and goes as soon as the network is back", async () => {
  let there = false;
  const box = openOutbox("m", async () => {
    if (!there) throw new ApiError("offline", 0);
    return {};
  });
  const sent = box.send({ path, body: { n: 1 } });
  await vi.waitFor(() => expect(box.parcels().map((p) => p.body)).toEqual([{ n: 1 }]));
  there = true;
  const began = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 20)); // it rests now
  dispatchEvent(new Event("online"));
  await sent;
  expect(performance.now() - began).toBeLessThan(400);
  expect(box.parcels()).toEqual([]);
});

test.each([401, 507])("what is refused with %i stays, and is sent when that is over", async (status) => {
  vi.useFakeTimers();
  let over = false;
  const sent: Body[] = [];
  const post = async (_: string, body: unknown) => {
    if (!over) throw new ApiError("x", status);
    sent.push(body as Body);
    return {};
  };
  const box = openOutbox("m", post, async () => "kari");
  const answer = box.send({ path, body: { n: 1 } });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(box.waiting()).toBe(1);
  expect(localStorage.getItem("interessentkart.outbox.m")).toContain('"n":1');
  over = true;
  await vi.advanceTimersByTimeAsync(60_000);
  await answer;
  expect(sent.map((b) => b.n)).toEqual([1]);
  expect(localStorage.getItem("interessentkart.outbox.m")).toBeNull();
  vi.useRealTimers();
});

test("what one person left is not sent for another, and is there when they come back", async () => {
  vi.useFakeTimers();
  const left = openOutbox(
    "m",
    async () => {
      throw new ApiError("session.missing", 401);
    },
    async () => "kari",
  );
  void left.send({ path, body: { n: 1 } }).catch(() => undefined);
  await vi.advanceTimersByTimeAsync(1000);
  const shelf = localStorage.getItem("interessentkart.outbox.m") ?? "";
  expect(shelf).toContain('"by":"kari"');
  const sent: Body[] = [];
  const post = async (_: string, body: unknown) => {
    sent.push(body as Body);
    return {};
  };
  const other = openOutbox("m", post, async () => "ola");
  const own = other.send({ path, body: { n: 2 } });
  await vi.advanceTimersByTimeAsync(1000);
  await own;
  expect(sent.map((b) => b.n)).toEqual([2]);
  expect(localStorage.getItem("interessentkart.outbox.m")).toContain('"n":1');
  openOutbox("m", post, async () => "kari");
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent.map((b) => b.n)).toEqual([2, 1]);
  vi.useRealTimers();
});
