import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { coarseTick } from "./coarse-clock.js";

/** Times of a piece of work by a clock of this tick; both in milliseconds. */
function timed(work: number, tick: number, count: number): number[] {
  const stream = randomStream(1).fork(`${work} ${tick}`);
  let real = 0;
  const now = () => (tick === 0 ? real : Math.floor(real / tick) * tick);
  return Array.from({ length: count }, () => {
    const before = now();
    real += work * (1 + 0.1 * stream.uniform());
    return (now() - before) / 1000;
  });
}

test.each([
  [0.09, 0.1],
  [0.012, 0.005],
  [0.9, 1],
  [1.1, 0.1],
])("a step of %f ms on a clock of %f ms is told to be coarse, with its tick", (work, tick) => {
  expect(coarseTick(timed(work, tick, 80))).toBeCloseTo(tick / 1000, 9);
});

test.each([
  [0.09, 0, 80],
  [0.9, 0.001, 40],
  [5, 0, 3],
  [30, 0.1, 2],
])("a step of %f ms on a clock of %f ms, timed %i times, is not", (work, tick, count) => {
  expect(coarseTick(timed(work, tick, count))).toBe(0);
});
