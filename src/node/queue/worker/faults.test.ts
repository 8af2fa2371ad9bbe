import { expect, test } from "vitest";
import { Faults } from "./faults.js";

const REASON = "--queue-data: nothing is there.";

function faults() {
  const clock = { now: 0 };
  const told: string[] = [];
  const after = (seconds: number) => {
    clock.now += 1000 * seconds;
  };
  const made = new Faults({ lostAfterSeconds: 15, tell: (note) => told.push(note), now: () => clock.now });
  return { made, told, after };
}

test("a fault makes the worker pause, said once; the third in a row ends it with what to do", () => {
  const { made, told, after } = faults();
  made.found(REASON);
  made.found(REASON); // of a trial that another thread had taken by then
  expect(made.isPausing).toBe(true);
  after(5);
  expect(made.isPausing).toBe(false);
  made.found(REASON);
  after(14);
  expect(made.isPausing).toBe(true);
  after(1);
  expect(() => made.found(REASON)).toThrow(
    /^worker: this machine must be able to run trials, got 3 faults in a row, the last one: .* Mend it, and start the worker again\.$/,
  );
  expect(told).toEqual([`This worker takes no trial for 5 s, what it has goes back: ${REASON}`]);
});

test("a trial that ends on this machine begins the count anew", () => {
  const { made, after } = faults();
  for (let round = 0; round < 5; round++) {
    made.found(REASON);
    after(20);
    made.ended();
  }
});
