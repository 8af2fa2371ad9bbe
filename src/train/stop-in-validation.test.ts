import { describe, expect, test } from "vitest";
import { referenceKernels } from "../kernels/reference/index.js";
import type { Metric } from "../metric/contract.js";
import { rmse } from "../metric/rmse.js";
import { buildNetwork } from "../network/build.js";
import type { TrainingState } from "./checkpoint/state.js";
import type { TrainOptions } from "./options.js";
import type { TrainingRecord } from "./records.js";
import { VOTE } from "./team/team.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";
import { trainPenalty } from "./trainers/penalty.js";
import { Turns } from "./turns.js";

const network = buildNetwork({ inputSize: 2, hiddenSizes: [3] });
const BATCHES = 8;
const data = { train: easySet({ length: 24 }), validation: easySet({ length: 256 * BATCHES, seed: 2 }) };
/** Three steps an epoch; validations within epochs after 1 and 2 steps, and at the end after 3. */
const base = (): TrainOptions => ({
  network,
  data,
  kernels: referenceKernels(),
  batchSize: 8,
  epochs: 3,
  validationGrowth: 1.5,
});

/** A clock on which every look is a tenth of a second later, so that there is a pause wherever there may be one. */
const ticking = () => {
  let time = 0;
  return () => (time += 100);
};

/** The rmse, and a signal that comes while its batch of that number is measured, to be heard in a pause. */
function stopping(at: number) {
  const controller = new AbortController();
  let seen = 0;
  const metric: Metric = {
    ...rmse,
    add(sums, rows) {
      if (++seen === at) setTimeout(() => controller.abort(), 0);
      rmse.add(sums, rows);
    },
  };
  return { metric, signal: controller.signal, seen: () => seen };
}

const timeless = ({ secondsTraining: _, secondsBesideSteps: _beside, ...record }: TrainingRecord) => record;

describe.each([
  { place: "the first validation", before: 0, epochs: 0, steps: null, validated: 0 },
  { place: "the first validation within an epoch", before: 1, epochs: 0, steps: 1, validated: 0 },
  { place: "a later one within it", before: 2, epochs: 0, steps: 2, validated: 1 },
  { place: "the validation at the end of an epoch", before: 3, epochs: 0, steps: 3, validated: 2 },
  { place: "one within a later epoch", before: 4, epochs: 1, steps: 5, validated: 3 },
])("a signal in $place", ({ before, epochs, steps, validated }) => {
  test("stops the run within it; what was done is kept, and goes on from there to the same bits", async () => {
    const { metric, signal, seen } = stopping(before * BATCHES + 3);
    const states: TrainingState[] = [];
    const save = (state: TrainingState) => void states.push(structuredClone(state));
    const checkpoint = { seconds: 0, save };
    const run = train({ ...base(), metric, signal, now: ticking(), checkpoint });
    const { outcome, records, best, initialValidation } = await run.result();
    expect(outcome).toEqual({ kind: "stopped", detail: `stopped after ${epochs} of 3 epochs` });
    expect(seen() - before * BATCHES).toBeLessThan(BATCHES);
    expect(records).toHaveLength(epochs);
    expect(best?.epoch ?? 0).toBe(epochs);
    expect(initialValidation === null).toBe(before === 0);
    expect(states.at(-1)?.count.steps ?? null).toBe(steps);
    const from = states.at(-1) ?? null;
    expect(from?.count.validatedAt ?? 0).toBe(validated);
    const whole = await train(base()).result();
    const resumed = await train({ ...base(), from }).result();
    expect(resumed.records.map(timeless)).toEqual(whole.records.map(timeless));
    expect(resumed.parameters).toEqual(whole.parameters);
    expect(resumed.best).toEqual(whole.best);
    expect(resumed.initialValidation).toBe(whole.initialValidation);
  });
});

test.each([0, 1])("a signal in validation %i of training by the penalty stops it within it", async (before) => {
  const { metric, signal, seen } = stopping(before * BATCHES + 3);
  const options = { network, data, rounds: 4, descentSteps: 1 };
  const { outcome, records } = await trainPenalty({ ...options, metric, signal, now: ticking() }).result();
  expect(outcome).toEqual({ kind: "stopped", detail: "stopped after 0 of 4 rounds" });
  expect(records).toEqual([]);
  expect(seen() - before * BATCHES).toBeLessThan(BATCHES);
});

test("short pieces are looked up after ever more seldom, long ones after each, and nobody pauses without need", async () => {
  let time = 0;
  let looks = 0;
  const team = { worldSize: 2, rank: 0, vote: VOTE.goOn, decision: VOTE.goOn, allReduce: () => void looks++ };
  const turns = new Turns({ now: () => time, signal: null, team });
  const pieces = async (count: number, milliseconds: number) => {
    looks = 0;
    turns.begin();
    for (let k = 0; k < count; k++) {
      time += milliseconds;
      expect(await turns.goOn()).toBe(true);
    }
    return looks;
  };
  expect(await pieces(1000, 0.01)).toBeLessThan(11);
  expect(await pieces(4000, 200)).toBeGreaterThan(2000); // soon after each of them again
});
