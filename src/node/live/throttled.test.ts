import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { throttled } from "./throttled.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("asked for every 2 ms, it begins at once and then every 250 ms", async () => {
  const begun: number[] = [];
  const from = performance.now();
  const work = throttled(250, async () => void begun.push(performance.now() - from));
  for (let time = 0; time < 1100; time += 2) {
    work.ask();
    await vi.advanceTimersByTimeAsync(2);
  }
  expect(begun).toEqual([0, 250, 500, 750, 1000]);
  work.ask();
  await work.end();
  work.ask();
  await vi.advanceTimersByTimeAsync(1000);
  expect(begun).toHaveLength(5);
});

test("work that takes long is never begun twice at a time, and the end waits for it", async () => {
  let begun = 0;
  let finish = () => {};
  const work = throttled(250, () => {
    begun++;
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  });
  work.ask();
  for (let time = 0; time < 1000; time += 100) {
    await vi.advanceTimersByTimeAsync(100);
    work.ask();
  }
  expect(begun).toBe(1);
  finish();
  await vi.advanceTimersByTimeAsync(0);
  work.ask();
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toBe(2);
  let hasEnded = false;
  const end = work.end().then(() => {
    hasEnded = true;
  });
  await vi.advanceTimersByTimeAsync(1000);
  expect(hasEnded).toBe(false);
  finish();
  await end;
});
