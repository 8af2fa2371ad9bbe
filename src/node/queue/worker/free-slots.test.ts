import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FreeSlots } from "./free-slots.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** So many slots that take what waits and then run it for ever; says how many ask at once, and in all. */
function slots(count: number, waiting: { trials: number }) {
  const free = new FreeSlots();
  const seen = { now: 0, most: 0, all: 0 };
  let isOver = false;
  const serve = async () => {
    while (!isOver) {
      await free.sleep();
      if (isOver) return;
      const question = async () => {
        seen.all++;
        seen.most = Math.max(seen.most, ++seen.now);
        await new Promise((done) => setTimeout(done, 1));
        seen.now--;
        return waiting.trials > 0 && waiting.trials-- > 0;
      };
      if (await free.ask(question, (found) => found)) return;
    }
  };
  const all = Array.from({ length: count }, serve);
  const end = () => {
    isOver = true;
    free.end();
    return Promise.all(all);
  };
  return { free, seen, end };
}

test("of sixteen slots without work one asks, every two seconds", async () => {
  const { free, seen, end } = slots(16, { trials: 0 });
  free.start();
  await vi.advanceTimersByTimeAsync(10_100);
  expect(seen).toEqual({ now: 0, most: 1, all: 6 });
  await end();
});

test("a word for one of them brings work to all at once", async () => {
  const waiting = { trials: 0 };
  const { free, seen, end } = slots(16, waiting);
  free.start();
  await vi.advanceTimersByTimeAsync(100);
  waiting.trials = 16;
  free.wake(1);
  await vi.advanceTimersByTimeAsync(10);
  expect(waiting.trials).toBe(0);
  expect(seen.most).toBeGreaterThan(3);
  await end();
});

test("a word that comes while the only one asks is not lost", async () => {
  const free = new FreeSlots();
  const question = async () => {
    free.wake(1);
    return false;
  };
  await free.ask(question, (found) => found);
  await free.sleep();
  let slept = true;
  void free.sleep().then(() => {
    slept = false;
  });
  await vi.advanceTimersByTimeAsync(1000);
  expect(slept).toBe(true);
  free.end();
});

test("one that is over before it begins leaves no clock behind, and nobody asleep", async () => {
  const free = new FreeSlots();
  const asleep = free.sleep();
  free.end();
  free.start();
  await asleep;
  await free.sleep();
  expect(vi.getTimerCount()).toBe(0);
});
