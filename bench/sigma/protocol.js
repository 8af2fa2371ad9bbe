// One method on one task: the same number of tuning trials for each, then fresh seeds. Only validation chooses.

import { randomStream } from "../../dist/core/numeric/random.js";
import { ridgeReadout } from "../../dist/initialisers/ridge-readout.js";
import { wasmKernels } from "../../dist/kernels/wasm/index.js";
import { rmse } from "../../dist/metric/rmse.js";
import { elman } from "../../dist/network/build.js";
import { plain } from "../../dist/objective/plain.js";
import { optimizers } from "../../dist/optim/index.js";
import { Predictor } from "../../dist/train/predictor.js";
import { train } from "../../dist/train/train.js";

/** Trains once; test error by the weights that were best on validation, their readout solved anew if `finish` is "ridge". */
export async function runOnce(task, method, { setting, seed, epochs, hiddenSize, finish }) {
  const kernels = wasmKernels({ capacityBytes: 64 * 2 ** 20 });
  const network = elman({ inputSize: task.train.inputSize, hiddenSize, activation: method.activation ?? "tanh" });
  const { best, records, outcome } = await train({
    network,
    data: { train: task.train, validation: task.validation },
    optimizer: optimizers.get(method.optimizer).transform,
    learningRate: setting.learningRate,
    ...method.options(setting),
    batchSize: 32,
    epochs,
    seed,
    kernels,
    errorScale: task.errorFactor,
  }).result();
  if (best === null)
    return { validation: Infinity, test: Infinity, seconds: 0, epoch: 0, sigmas: [], outcome: outcome.kind };
  const parameters = kernels.allocate(network.layout.length);
  parameters.set(best.parameters);
  if (finish === "ridge") ridgeReadout({ network, kernels, parameters, objective: plain(), set: task.train, sigma: 0 });
  const predictor = new Predictor({ network, kernels, parameters, window: task.test.window, batch: 250 });
  const error = (set) => predictor.measure(set, rmse) * task.errorFactor;
  return {
    validation: finish === "ridge" ? error(task.validation) : best.validation,
    test: error(task.test),
    seconds: records.at(-1).secondsTraining,
    epoch: best.epoch,
    sigmas: records.map((record) => record.sigma),
    outcome: outcome.kind,
  };
}

/** Tunes by `trials` points of a low-discrepancy sequence, each with its own seed, then runs `seeds` fresh seeds. */
export async function measure(task, method, options) {
  const { trials, seeds, tuningSeed } = options;
  const random = randomStream(tuningSeed);
  const shift = [random.uniform(), random.uniform()];
  const { low, high } = optimizers.get(method.optimizer).learningRates;
  let chosen = null;
  for (let k = 0; k < trials; k++) {
    // The R2 sequence (Roberts 2018); its first coordinate alone fills the line evenly too.
    const u = (shift[0] + k * (method.twoDimensions ? 0.7548776662466927 : 0.6180339887498949)) % 1;
    const v = (shift[1] + k * 0.5698402909980532) % 1;
    const setting = { learningRate: low * (high / low) ** u, ...(method.twoDimensions && method.second(v)) };
    const { validation } = await runOnce(task, method, { ...options, setting, seed: 1000 + k });
    if (chosen === null || validation < chosen.validation) chosen = { setting, validation };
  }
  const runs = [];
  for (let seed = 1; seed <= seeds; seed++)
    runs.push(await runOnce(task, method, { ...options, setting: chosen.setting, seed }));
  return { task: task.name, method: method.name, setting: chosen.setting, runs };
}
