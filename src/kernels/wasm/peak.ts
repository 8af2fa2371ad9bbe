import type { Build } from "./builds.js";
import { instantiate } from "./exports.js";
import { reserve } from "./memory.js";
import { moduleOf } from "./module.js";

/** Operations of one turn: twelve chains of four lanes, a multiplication and an addition each. */
const OPERATIONS = 12 * 4 * 2;
const ROUNDS = 200_000;
const TRIES = 30;
const PAGE = 65_536;

/**
 * The most that 128-bit multiply-adds held in registers reach here, in GFLOP/s: the yardstick for the engine's speed. The
 * best of several tries, so that other work on the machine disturbs little.
 *
 * @throws NoMemory where no WebAssembly memory can be had
 */
export function measurePeak(build: Build, now: () => number): number {
  const { peak } = instantiate(moduleOf(build), reserve(PAGE), () => {});
  for (let k = 0; k < 100; k++) peak(ROUNDS / 100, 0.5, 0.5); // lets the runtime optimise it first
  let best = 0;
  for (let k = 0; k < TRIES; k++) {
    const started = now();
    peak(ROUNDS, 0.5, 0.5);
    best = Math.max(best, (ROUNDS * OPERATIONS) / ((now() - started) * 1e6));
  }
  return best;
}
