import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { addingTask } from "../../data/tasks/adding.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { buildNetwork } from "../../network/build.js";
import { diffusionMethod } from "../spec/methods/diffusion.js";
import { plainMethod } from "../spec/methods/plain.js";
import type { TrialSpec } from "../spec/trial.js";
import { FROM_DRAWN } from "../testing/from-drawn.js";
import { runTrial } from "./trial.js";

const windows = addingTask({ length: 6, train: 70, validation: 20, test: 1, stream: randomStream(1) });
const sgd = plainMethod("sgd");
const diffusion = diffusionMethod({ ...FROM_DRAWN, optimizer: "sgd", sigma: "tuned", annealFraction: 0.5 });
const withSigma = (sigma0: number) => ({ "rate.learningRate": 0.1, "sigma.sigma0": sigma0 });
const spec: TrialSpec = {
  id: "a",
  phase: "evaluation",
  method: sgd,
  setting: { "rate.learningRate": 0.1 },
  batchSize: 16,
  seed: 3,
  fold: 1,
  threads: 1,
  epochs: 3,
};
const context = {
  network: buildNetwork({ inputSize: 2, hiddenSizes: [5] }).spec,
  train: windows.train,
  validation: windows.validation,
  errorFactor: windows.errorFactor,
  metric: "rmse",
};

async function run(change: Partial<TrialSpec>, now = () => 0) {
  const surroundings = { kernels: referenceKernels(), now, signal: new AbortController().signal, onEpoch: () => {} };
  return runTrial({ ...spec, ...change }, context, surroundings);
}

test("all methods start from the same weights and see the same batches: diffusion at sigma_0 = 0 is its optimiser, bit for bit", async () => {
  const plain = await run({});
  const diffused = await run({ method: diffusion, setting: withSigma(0) });
  expect(diffused.record.epochs).toEqual(plain.record.epochs);
  expect(diffused.parameters).toEqual(plain.parameters);
  const smoothed = await run({ method: diffusion, setting: withSigma(0.5) });
  expect(smoothed.record.epochs[0]).not.toEqual(plain.record.epochs[0]);
});

test("the clock leaves no trace but the seconds", async () => {
  let time = 0;
  const slow = await run({}, () => (time += 1000));
  const fast = await run({});
  const withoutSeconds = ({ record }: typeof slow) =>
    record.epochs.map(({ secondsTraining, secondsWall, secondsBesideSteps, ...rest }) => rest);
  expect(withoutSeconds(slow)).toEqual(withoutSeconds(fast));
  expect(slow.record.secondsTotal).toBeGreaterThan(0);
});

test("tuning trials hand back no weights, evaluation trials those of the best epoch", async () => {
  expect((await run({ phase: "tuning" })).parameters).toBeNull();
  const { record, parameters } = await run({});
  expect(parameters).toHaveLength(5 * 2 + 25 + 5 + 5 + 1);
  expect(record.bestValidationError).toBe(Math.min(...record.epochs.map(({ validationError }) => validationError)));
});

test("methods that train by different losses are compared by the same metric", async () => {
  const by = (loss: TrialSpec["method"]["recipe"]["loss"]) => ({ ...sgd, recipe: { ...sgd.recipe, loss } });
  const still = { "rate.learningRate": 1e-30 }; // the weights stay where they began
  const errors = async (method: TrialSpec["method"]) =>
    (await run({ method, setting: still })).record.epochs.map(({ validationError }) => validationError);
  expect(await errors(by({ name: "huber", delta: 0.001 }))).toEqual(await errors(sgd));
});
