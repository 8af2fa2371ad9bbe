import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { gather } from "../data/gather.js";
import { initialise } from "../initialisers/initialise.js";
import type { Kernels } from "../kernels/contract.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { huber } from "../loss/huber.js";
import { buildNetwork } from "../network/build.js";
import type { Objective } from "../objective/contract.js";
import { plain } from "../objective/plain.js";
import { sampled } from "../objective/sampled.js";
import { planSmall } from "../objective/testing/plan.js";
import { weights } from "../objective/weights.js";
import { optimizers } from "../optim/index.js";
import { sigmaRules } from "../schedule/index.js";
import { noiseStream } from "./noise-stream.js";
import { plan } from "./plan.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";

const network = buildNetwork({ inputSize: 2, hiddenSizes: [6] });
const data = { train: easySet({ length: 96 }), validation: easySet({ length: 30, seed: 2 }) };
const shape = { size: 16, steps: data.train.window };
const EPOCHS = 8;

describe.each([
  { ruleName: "relative-gap", objective: weights() },
  { ruleName: "single-loop", objective: weights() },
  { ruleName: "single-loop-per-tensor", objective: weights() },
  { ruleName: "single-loop", objective: sampled() },
])("by hand with the rule $ruleName and $objective.name", ({ ruleName, objective: trained }) => {
  test.each(optimizers.names)(
    "and the transform of %s, the steps are those of train bit for bit",
    async (optimizerName) => {
      const { transform } = optimizers.get(optimizerName);
      const { rule } = sigmaRules.get(ruleName);
      const kernels = referenceKernels();
      const random = randomStream(1);
      const parameters = kernels.allocate(network.layout.length);
      initialise(network.layout, parameters, { random: random.fork("initial weights") });
      const order = random.fork("order");
      const step = plan({ network, objective: trained, kernels, batch: shape });
      const update = transform.plan({ kernels, layout: network.layout });
      const controller = rule.plan({ epochs: EPOCHS, stepsPerEpoch: 6, slices: network.layout.slices.length });
      const learningRate = 0.02;
      let count = 0;
      for (let epoch = 0; epoch < EPOCHS; epoch++) {
        controller.startEpoch(epoch / (EPOCHS - 1));
        const windows = order.permutation(data.train.length);
        for (let from = 0; from < windows.length; from += shape.size) {
          gather(data.train, windows.subarray(from, from + shape.size), step.batch);
          if (controller.shares) step.shares!.set(controller.shares);
          const { value: objective, ...slopes } = step(parameters, step.batch, controller.sigma);
          controller.afterStep({ objective, ...slopes });
          update.apply({ gradient: slopes.gradient, parameters, step: ++count, learningRate });
          kernels.vector.addScaled(parameters, slopes.gradient, -learningRate);
        }
      }
      const run = train({
        network,
        data,
        objective: trained,
        optimizer: transform,
        sigma: rule,
        learningRate,
        batchSize: shape.size,
        epochs: EPOCHS,
        kernels: referenceKernels(),
      });
      expect(parameters).toEqual((await run.result()).parameters);
    },
  );
});

describe.each([plain(), weights(), sampled()])("a planned step of $name", (objective: Objective) => {
  const small = planSmall(objective, { outputSize: 2 });
  const { batch } = small.pass;
  const options = { network: small.network, kernels: referenceKernels({ precision: "float64" }) };
  const planned = (random = randomStream(5)) => plan({ ...options, objective, batch: { size: 3, steps: 4 }, random });

  test("gives value, gradient and slope of the objective, whatever engine the batch came from", () => {
    const pass = objective.plan({ ...small.spec, random: noiseStream(randomStream(5), 3) });
    pass.batch.inputs.set(batch.inputs);
    pass.batch.targets.set(batch.targets);
    const value = pass.differentiate(0.4);
    const found = planned()(small.parameters, batch, 0.4);
    expect(found.value).toBe(value);
    expect(found.gradient).toEqual(small.gradient);
    expect(found.gradientBySigma).toBe(pass.gradientBySigma);
  });

  test("leaves the caller's parameters alone and takes float arrays of either precision", () => {
    const single = Float32Array.from(small.parameters);
    const before = single.slice();
    const one = planned()(single, batch, 0.4).value;
    const other = planned()(Float64Array.from(single), batch, 0.4).value;
    expect(one).toBe(other);
    expect(single).toEqual(before);
  });
});

test("another loss, scored steps and weights reach the objective", () => {
  const steps = 4;
  const kernels = referenceKernels({ precision: "float64" });
  const parameters = new Float64Array(network.layout.length);
  initialise(network.layout, parameters, { random: randomStream(1) });
  const batch = { size: 2, steps, scored: "all", hasWeights: true } as const;
  const step = plan({ network, objective: plain(), kernels, loss: huber({ delta: 0.1 }), batch });
  step.batch.targets.fill(1);
  step.batch.weights!.fill(0).fill(1, 6); // the last step alone
  const all = step(parameters, step.batch, 0).value;
  const last = plan({ network, objective: plain(), kernels, loss: huber({ delta: 0.1 }), batch: { size: 2, steps } });
  last.batch.targets.fill(1);
  expect(all).toBeCloseTo(last(parameters, last.batch, 0).value, 14);
});

test("shapes that cannot be and arrays of another length are refused with what was planned", () => {
  expect(() => plan({ network, objective: plain(), batch: { size: 0, steps: 3 } })).toThrow(/`batch\.size`.*got 0/);
  const step = plan({ network, objective: plain(), batch: shape });
  const parameters = new Float32Array(network.layout.length);
  expect(() => step(parameters.slice(1), step.batch, 0)).toThrow(
    /step: `parameters` must hold the network's 61 numbers, got 60/,
  );
  const short = { ...step.batch, inputs: new Float32Array(3) };
  expect(() => step(parameters, short, 0)).toThrow(/`batch\.inputs` must have 128 numbers, as planned, got 3/);
  const weighted = { ...step.batch, weights: new Float32Array(16) };
  expect(() => step(parameters, weighted, 0)).toThrow(
    "step: `batch.weights` must be null, as planned, got 16 numbers. Give null, or plan the step with `hasWeights: true`.",
  );
  const { weights: _, ...without } = step.batch;
  expect(() => step(parameters, without as typeof step.batch, 0)).toThrow(
    "step: `batch.weights` must be null, as planned, got nothing. Give null, or plan",
  );
  const long = { ...step.batch, inputs: new Float32Array(5 * 128) };
  expect(() => step(parameters, long, 0)).toThrow("`batch.inputs` must have 128 numbers, as planned, got 640 numbers.");
});

test("arguments that are none, weights and lengths that cannot be are refused", () => {
  const batch = { size: 2, steps: 3, hasWeights: true, hasLengths: true } as const;
  const step = plan({ network, objective: plain(), batch });
  const js = step as unknown as (...args: unknown[]) => unknown;
  const parameters = new Float32Array(network.layout.length);
  expect(() => js()).toThrow(/step: `parameters` must hold .* got nothing/);
  expect(() => js(parameters, {}, 0)).toThrow(/`batch\.inputs` must have .* got nothing/);
  expect(() => js(parameters, undefined, 0)).toThrow(/`batch` must be a batch as planned, got undefined/);
  for (const sigma of [undefined, -1, Number.NaN]) {
    expect(() => js(parameters, step.batch, sigma)).toThrow(/`sigma` must be a finite number >= 0/);
  }
  for (const length of [0, 4, 1.5, Number.NaN]) {
    step.batch.lengths!.fill(length, 0, 1);
    expect(() => step(parameters, step.batch, 0)).toThrow(`whole numbers from 1 to 3, got ${length} at 0`);
  }
  step.batch.lengths!.fill(3);
  step.batch.weights!.fill(-1, 1, 2);
  expect(() => step(parameters, step.batch, 0)).toThrow(/`batch\.weights` must be finite and >= 0, got -1 at 1/);
});

describe("release of planned steps", () => {
  const small = () => wasmKernels({ capacityBytes: 2 ** 20 });
  const parameters = new Float32Array(network.layout.length).fill(0.1);
  const options = { network, objective: weights(), batch: shape };
  const stepOn = (kernels: Kernels) => {
    const step = plan({ ...options, kernels });
    gather(
      data.train,
      Uint32Array.from({ length: shape.size }, (_, k) => k),
      step.batch,
    );
    return step;
  };

  test("gives the memory back: 1000 steps, one after the other, fit an engine that has room for a few, with the same bits", () => {
    const kernels = small();
    const own = kernels.allocate(parameters.length).fill(0.5);
    const expected = Array.from(stepOn(small())(parameters, stepOn(small()).batch, 0.3).gradient);
    for (let k = 0; k < 1000; k++) {
      const step = stepOn(kernels);
      const { gradient } = step(parameters, step.batch, 0.3);
      if (k % 100 === 0) expect(Array.from(gradient)).toEqual(expected);
      kernels.vector.addScaled(own, gradient, 0); // arrays of a step go with those of the engine
      step.release();
      step.release();
    }
    expect(own.every((value) => value === 0.5)).toBe(true);
  });

  test("without it the engine fills up, and the error says what to call", () => {
    const kernels = small();
    expect(() => {
      for (let k = 0; k < 1000; k++) plan({ ...options, kernels });
    }).toThrow(/Call `release\(\)` of planned steps that are done with, or take fewer units/);
  });

  test("a plan that fails keeps nothing", () => {
    const kernels = small();
    const failing = { ...weights(), plan: () => ({}) as never };
    for (let k = 0; k < 20_000; k++)
      expect(() => plan({ ...options, kernels, objective: failing })).toThrow(/`plan` must/);
  });

  test.each([small, () => referenceKernels()])("ends the step, whatever the engine (%#)", (make) => {
    const step = stepOn(make());
    step.release();
    expect(() => step(parameters, step.batch, 0)).toThrow(
      "step: must not be used after its `release()`. Plan another one.",
    );
  });
});
