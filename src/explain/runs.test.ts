import { expect, test } from "vitest";
import { weights } from "../objective/weights.js";
import { adam } from "../optim/recipes.js";
import { annealed } from "../schedule/sigma.js";
import { train } from "../train/train.js";
import { bestRate, pageMethod, type Runs, runOnce } from "./runs.js";
import { smallTask } from "./testing/small.js";

const { network, data, errorScale = 1, kernels } = smallTask();
const runs: Runs = {
  network: network.spec,
  highway: null,
  data,
  loss: { name: "squared" },
  errorScale,
  kernels: kernels!(),
  signal: null,
};

test("a run by the study's engine is the run of train() with the same choices, bit for bit", async () => {
  const smoothed = { objective: { name: "weights" }, sigma: { name: "annealed", sigma0: 0.7 }, gain: 2 };
  const run = await runOnce(runs, { method: pageMethod("any", smoothed), learningRate: 0.02, epochs: 4, seed: 5 });
  const own = await train({
    network,
    data,
    objective: weights(),
    optimizer: adam(),
    learningRate: 0.02,
    sigma: annealed({ sigma0: 0.7 }),
    batchSize: 32,
    epochs: 4,
    seed: 5,
    gain: 2,
    kernels: kernels!(),
    errorScale,
  }).result();
  expect(own.best).not.toBeNull();
  expect(run.parameters).toEqual(own.best!.parameters);
  expect(run.curve.at(-1)).toBe(own.best!.validation);
});

test("of several learning rates the one with the lowest median error stays, with its curve of every seed", async () => {
  let count = 0;
  const onRun = async () => void count++;
  const options = { method: pageMethod("plain"), seeds: [1, 2], epochs: 3, onRun };
  const best = await bestRate(runs, { ...options, learningRates: [1e-6, 0.02] });
  expect(count).toBe(4);
  expect(best).toEqual(await bestRate(runs, { ...options, learningRates: [0.02] }));
  expect(best.curves).toHaveLength(2);
});
