import { expect, test, vi } from "vitest";
import { askProgress, type Progress } from "./progress";

const progress = (scorers: number): Progress => ({ fetched: 0, scorers, done: 0, answers: {} });

test("many changes while a question is out lead to one more question, and none is lost", async () => {
  vi.useFakeTimers();
  let asked = 0;
  const question = vi.fn(async () => {
    const mine = ++asked;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return progress(mine);
  });
  const asking = askProgress(question, 100);
  const seen: number[] = [];
  asking.watch(() => seen.push(asking.known()?.scorers ?? 0));
  void asking.again();
  for (let i = 0; i < 20; i++) void asking.again();
  await vi.runAllTimersAsync();
  expect(question).toHaveBeenCalledTimes(2);
  expect(seen).toEqual([1, 2]);
  vi.useRealTimers();
});

test("a question without an answer leaves what is known", async () => {
  vi.useFakeTimers();
  const answers = [progress(3)];
  const asking = askProgress(async () => {
    const answer = answers.shift();
    if (!answer) throw new Error("away");
    return answer;
  }, 1);
  void asking.again();
  await vi.runAllTimersAsync();
  void asking.again();
  await vi.runAllTimersAsync();
  expect(asking.known()?.scorers).toBe(3);
  vi.useRealTimers();
});
