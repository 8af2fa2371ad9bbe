import { expect, test } from "vitest";
import { processorClock } from "./processor-clock.js";

function work(milliseconds: number): void {
  for (const until = performance.now() + milliseconds; performance.now() < until; );
}

const taken = (clock: () => number, act: () => void) => {
  const before = clock();
  act();
  return clock() - before;
};

test("it counts work, and hardly any waiting", () => {
  const clock = processorClock();
  const waiting = taken(clock, () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200));
  expect(waiting).toBeLessThan(100);
  expect(taken(clock, () => work(100))).toBeGreaterThan(20); // of a machine that others share
});
