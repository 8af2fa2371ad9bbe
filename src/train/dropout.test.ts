import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { gather } from "../data/gather.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { rmse } from "../metric/rmse.js";
import { buildNetwork } from "../network/build.js";
import { plain } from "../objective/plain.js";
import { weights } from "../objective/weights.js";
import { sgd } from "../optim/recipes.js";
import { annealed } from "../schedule/sigma.js";
import type { TrainOptions } from "./options.js";
import { plan } from "./plan.js";
import { predictorFor } from "./predictor.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";

const network = buildNetwork({ inputSize: 2, hiddenSizes: [6, 5] });
const data = { train: easySet({ length: 24 }), validation: easySet({ length: 10, seed: 2 }) };
const run = (change: Partial<TrainOptions> = {}) =>
  train({ network, data, epochs: 3, batchSize: 8, kernels: referenceKernels(), dropout: 0.4, ...change }).result();

test("the same seed leaves out the same units, another other ones; 0 leaves out none", async () => {
  const { parameters } = await run();
  expect((await run()).parameters).toEqual(parameters);
  expect((await run({ dropout: 0.3 })).parameters).not.toEqual(parameters);
  const [none, absent] = [
    await run({ dropout: 0 }),
    await train({ network, data, epochs: 3, batchSize: 8, kernels: referenceKernels() }).result(),
  ];
  expect(none.parameters).toEqual(absent.parameters);
});

test("the order of the windows and the first weights are those without dropout", async () => {
  const start = async (dropout: number) => (await run({ dropout, learningRate: 1e-12, epochs: 1 })).initialValidation;
  expect(await start(0.4)).toBe(await start(0));
});

test("validation is the error of all units", async () => {
  const { best } = await run();
  const kernels = referenceKernels();
  const parameters = kernels.allocate(network.layout.length);
  parameters.set(best!.parameters);
  expect(predictorFor(data.validation, { network, kernels, parameters }).measure(data.validation, rmse)).toBe(
    best!.validation,
  );
});

test("a planned step leaves out the units that train leaves out in its first step", async () => {
  for (const objective of [plain(), weights()]) {
    const options = {
      objective,
      sigma: annealed({ sigma0: 0.5 }),
      optimizer: sgd(),
      learningRate: 0.1,
      batchSize: 24,
      epochs: 2,
      seed: 5,
    };
    const two = await run({ ...options, until: 1 });
    const kernels = referenceKernels();
    const parameters = kernels.allocate(network.layout.length);
    parameters.set((await run({ ...options, until: 0 })).parameters);
    const step = plan({
      network,
      objective,
      kernels,
      batch: { size: 24, steps: 4 },
      random: randomStream(5),
      dropout: 0.4,
    });
    gather(data.train, randomStream(5).fork("order").permutation(24), step.batch);
    const { gradient } = step(parameters, step.batch, objective.diffuses ? two.records[0]!.sigma : 0);
    sgd().plan({ kernels, layout: network.layout }).apply({ gradient, parameters, step: 1, learningRate: 0.1 });
    kernels.vector.addScaled(parameters, gradient, -0.1);
    for (const [k, value] of parameters.entries()) expect(two.parameters[k]).toBeCloseTo(value, 7);
  }
});

test("a probability that is none is refused by its name", () => {
  expect(() => train({ network, data, dropout: 1 })).toThrow("train: `dropout` must be a number in [0, 1), got 1");
  expect(() => plan({ network, objective: plain(), batch: { size: 2, steps: 4 }, dropout: -0.1 })).toThrow(
    "plan: `dropout` must be a number in [0, 1), got -0.1",
  );
});
