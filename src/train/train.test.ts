import { describe, expect, test } from "vitest";
import { referenceKernels } from "../kernels/reference/index.js";
import { losses } from "../loss/index.js";
import { rmse } from "../metric/rmse.js";
import { buildNetwork } from "../network/build.js";
import { activation } from "../objective/activation.js";
import type { Objective, TrainSpec } from "../objective/contract.js";
import { plain } from "../objective/plain.js";
import { sampled } from "../objective/sampled.js";
import { weights } from "../objective/weights.js";
import { linear } from "../schedule/schedule.js";
import { annealed } from "../schedule/sigma.js";
import type { TrainOptions } from "./options.js";
import { Predictor } from "./predictor.js";
import type { TrainingRecord } from "./records.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";

const network = buildNetwork({ inputSize: 2, hiddenSizes: [6] });
const data = { train: easySet({ length: 70 }), validation: easySet({ length: 30, seed: 2 }) };
const base: TrainOptions = {
  network,
  data,
  kernels: referenceKernels(),
  learningRate: 0.05,
  batchSize: 16,
  epochs: 6,
  seed: 3,
};
const sigma = annealed({ sigma0: 0.5 });

/** A record without its clock. */
const timeless = ({ secondsTraining: _, secondsBesideSteps: _beside, ...record }: TrainingRecord) => record;

/** An objective that calls `visit` with its pass at each step and has the gradient 0. */
function watching(visit: (spec: TrainSpec, inputs: ArrayLike<number>) => number): Objective {
  return {
    name: "watching",
    detail: "watching",
    diffuses: false,
    plan(spec) {
      const inputs = spec.kernels.allocate(spec.steps * spec.batch * spec.network.spec.inputSize);
      const targets = spec.kernels.allocate(spec.batch * spec.network.spec.outputSize);
      const step = () => {
        spec.gradient.fill(0);
        return visit(spec, inputs);
      };
      return {
        batch: { inputs, targets, weights: null, lengths: null },
        gradientBySigma: 0,
        evaluate: step,
        differentiate: step,
      };
    },
  };
}

describe.each([plain(), weights(), sampled({ pairs: 1 })])("training by $name", (objective) => {
  const options = { ...base, objective, sigma };

  test("the same seed gives the same bits, another clock included; another seed does not", async () => {
    const first = await train(options).result();
    let time = 0;
    const again = await train({ ...options, now: () => (time += 60) }).result();
    const other = await train({ ...options, seed: 4 }).result();
    expect(again.parameters).toEqual(first.parameters);
    expect(again.records.map(timeless)).toEqual(first.records.map(timeless));
    expect(other.parameters).not.toEqual(first.parameters);
  });

  test("learns: the validation error falls below half of its first epoch's in 30 epochs", async () => {
    const { records, outcome } = await train({ ...options, epochs: 30 }).result();
    expect(outcome.kind).toBe("finished");
    expect(records.at(-1)!.validation).toBeLessThan(0.5 * records[0]!.validation);
  });
});

test("every epoch sees every window exactly once, the remainder in a smaller batch, in a new order", async () => {
  const T = data.train.window;
  const keyOf = new Map(Array.from(data.train.starts, (start, n) => [data.train.inputs[start * 2]!, n]));
  const seen: number[] = [];
  const sizes: number[] = [];
  const objective = watching(({ batch }, inputs) => {
    sizes.push(batch);
    for (let b = 0; b < batch; b++) seen.push(keyOf.get(inputs[b * 2]!)!);
    return 1;
  });
  await train({ ...base, objective, epochs: 3 }).result();
  expect(sizes.slice(0, 5)).toEqual([16, 16, 16, 16, 6]);
  const epochs = [0, 1, 2].map((k) => seen.slice(70 * k, 70 * (k + 1)));
  for (const order of epochs) expect(order.slice().sort((a, b) => a - b)).toEqual([...Array(70).keys()]);
  expect(epochs[0]).not.toEqual(epochs[1]);
  expect(T).toBe(4);
});

test("the epoch's objective weighs a smaller last batch by its windows", async () => {
  const objective = watching(({ batch }) => batch);
  const { records } = await train({ ...base, objective, epochs: 1 }).result();
  expect(records[0]!.trainObjective).toBeCloseTo((4 * 16 * 16 + 6 * 6) / 70, 12);
});

test("the epoch's objective weighs batches as the loss weighs their windows", async () => {
  const { length } = data.train;
  const weights = Float32Array.from({ length }, (_, k) => k % 3);
  const lengths = Uint32Array.from({ length }, (_, k) => 1 + (k % 4));
  for (const objective of [plain(), activation({ lambda: 0.5 })]) {
    for (const scored of ["last", "all"] as const) {
      for (const uneven of [{ weights }, { lengths }, { weights, lengths }]) {
        const set = { ...data.train, scored, targetOffsets: [3], ...uneven };
        const options = { ...base, objective, sigma: linear({ start: 0.4, end: 0 }), learningRate: 1e-12, epochs: 2 };
        const run = (batchSize: number) => train({ ...options, batchSize, data: { ...data, train: set } }).result();
        const [together, apart] = await Promise.all([run(length), run(16)]);
        expect(apart.records[0]!.trainObjective).toBeCloseTo(together.records[0]!.trainObjective, 5);
      }
    }
  }
});

test("a stop by signal is an outcome: it ends after the epoch and keeps its records and weights", async () => {
  const controller = new AbortController();
  const run = train({ ...base, signal: controller.signal });
  for await (const { epoch } of run) if (epoch === 2) controller.abort();
  const { outcome, records, best } = await run.result();
  expect(outcome).toEqual({ kind: "stopped", detail: "stopped after 2 of 6 epochs" });
  expect(records).toHaveLength(2);
  expect(best).not.toBeNull();
});

describe("a loop over the records that is left", () => {
  test.each([
    [3, { kind: "stopped", detail: "stopped after 3 of 6 epochs" }],
    [6, { kind: "finished" }],
  ])("after epoch %i says so, and keeps records and weights", async (last, expected) => {
    const run = train(base);
    for await (const { epoch } of run) if (epoch === last) break;
    const { outcome, records, best, parameters } = await run.result();
    expect(outcome).toEqual(expected);
    expect(records).toHaveLength(last);
    expect(best).not.toBeNull();
    expect(parameters).toEqual((await train({ ...base, epochs: last }).result()).parameters);
  });

  test("by return() before the first record has stopped after none", async () => {
    const run = train(base);
    await run[Symbol.asyncIterator]().return!();
    expect(await run.result()).toMatchObject({
      outcome: { detail: "stopped after 0 of 6 epochs" },
      records: [],
      best: null,
    });
  });
});

test("a signal that comes within an epoch stops it after the next step", async () => {
  let steps = 0;
  let time = 0;
  const controller = new AbortController();
  const objective = watching(() => {
    if (++steps === 7) controller.abort();
    return 1;
  });
  const run = train({ ...base, objective, signal: controller.signal, now: () => (time += 200) });
  const { outcome } = await run.result();
  expect(outcome.kind).toBe("stopped");
  expect(steps).toBe(8);
});

test("divergence is an outcome with the step and advice, not an exception", async () => {
  let steps = 0;
  const objective = watching(() => (++steps === 8 ? Number.NaN : 1));
  const { outcome, records } = await train({ ...base, objective }).result();
  expect(outcome).toMatchObject({ kind: "diverged", detail: expect.stringMatching(/step 8.*Lower the learning rate/) });
  expect(records).toHaveLength(1);
});

test("data that cannot be are refused by part and field before the first step, and not trained on", () => {
  const { train: set, validation } = base.data;
  const inputs = set.inputs.slice();
  inputs[2 * set.inputSize + 1] = Number.NaN;
  const trained = (changed: object) => () => train({ ...base, data: { ...base.data, ...changed } });
  expect(trained({ train: { ...set, inputs } })).toThrow(
    /^train: `data\.train\.inputs` must be finite .* got NaN in row 3, column 2\. Correct it/,
  );
  expect(trained({ validation: { ...validation, targetOffsets: [] } })).toThrow(
    "train: `data.validation.targetOffsets` must be a list",
  );
  expect(() => train({ ...base, loss: losses.get("binary-cross-entropy") })).toThrow(
    /^train: `loss` and `data\.train`: binary-cross-entropy: targets must be 0 or 1, got /,
  );
  expect(trained({ train: "x" })).toThrow('train: `data.train` must be a set of windows, got "x".');
});

test("the best weights are those with the smallest validation error, of an epoch or of the start, and reproduce it", async () => {
  const result = await train({ ...base, learningRate: 1.2, epochs: 12 }).result();
  const { best, initialValidation, records, parameters } = result;
  const errors = [initialValidation!, ...records.map((record) => record.validation)];
  expect(best!.validation).toBe(Math.min(...errors));
  expect(best!.epoch).toBe(errors.indexOf(Math.min(...errors)));
  expect(best!.epoch).toBeLessThan(12); // the rate is so large that it gets worse again
  expect(best!.parameters).not.toEqual(parameters);
  const kernels = referenceKernels();
  const predictor = new Predictor({ network, kernels, parameters: best!.parameters, window: 4, batch: 30 });
  expect(predictor.measure(data.validation, rmse)).toBeCloseTo(best!.validation, 12);
});

test("sigma follows its schedule and ends at exactly 0; a plain objective records 0", async () => {
  const { records } = await train({ ...base, objective: weights(), sigma, epochs: 6 }).result();
  expect(records.map((record) => record.sigma)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1].map(sigma.at));
  expect(records.at(-1)!.sigma).toBe(0);
  const original = await train({ ...base, sigma }).result();
  expect(original.records.every((record) => record.sigma === 0)).toBe(true);
});

describe("bad options are refused before the first step, with what to do", () => {
  test.each([
    [{ sigma: linear({ start: 1, end: 0.1 }) }, /must end at exactly 0.*Join it with constant\(0\)/],
    [{ learningRate: 0 }, /`learningRate` must be a finite number > 0 or a schedule, got 0\. Try 0\.01/],
    [{ batchSize: 0 }, /`batchSize` must be an integer >= 1, got 0/],
    [{ epochs: 2.5 }, /`epochs` must be an integer from 1 to 10000000, got 2\.5/],
    [{ seed: -1 }, /`seed` must be an integer/],
    [
      { network: buildNetwork({ inputSize: 3, hiddenSizes: [4] }) },
      /have 2 inputs and 1 outputs, the network takes 3 and gives 1/,
    ],
  ])("%o", (options, message) => {
    expect(() => train({ ...base, ...options })).toThrow(message);
  });
});

test("targets that the loss does not take are refused before the first step", () => {
  const loss = losses.get("binary-cross-entropy");
  expect(() => train({ ...base, loss })).toThrow(
    /binary-cross-entropy: targets must be 0 or 1, got \[.*squared or huber/,
  );
});

describe("validations within epochs", () => {
  const steps = Math.ceil(data.train.length / 16);
  const run = (validationGrowth: number | null) =>
    train({
      ...base,
      objective: weights(),
      sigma,
      batchSize: 16,
      epochs: 3,
      validationGrowth,
      errorScale: 3,
    }).result();

  test("come whenever the steps have grown by the factor, and change nothing else", async () => {
    const [never, often] = [await run(null), await run(1.5)];
    expect(never.records.map(({ within }) => within.length)).toEqual([0, 0, 0]);
    expect(often.records.map(({ within }) => within.map((point) => point.steps))).toEqual(grown(1.5));
    expect(often.records.map((record) => ({ ...timeless(record), within: [] }))).toEqual(never.records.map(timeless));
    expect(often.parameters).toEqual(never.parameters);
    expect(often.best).toEqual(never.best);
    expect(often.initialValidation).toBe(never.initialValidation);
  });

  /** By epoch: the steps after which a validation is due, counted from the last one, an epoch's end among them. */
  function grown(factor: number): number[][] {
    let last = 0;
    return [1, 2, 3].map((epoch) => {
      const within: number[] = [];
      for (let step = (epoch - 1) * steps + 1; step < epoch * steps; step++) {
        if (step > last && step >= factor * last) {
          last = step;
          within.push(step);
        }
      }
      last = epoch * steps;
      return within;
    });
  }

  test("are those of a run that ends there: after every step at the most", async () => {
    const { records } = await run(1 + 1e-9);
    expect(records[0]!.within.map((point) => point.steps)).toEqual(Array.from({ length: steps - 1 }, (_, k) => k + 1));
    const { records: fewer } = await run(2);
    for (const point of fewer[0]!.within) expect(point).toEqual(records[0]!.within[point.steps - 1]);
    expect(fewer[0]!.within.length).toBeGreaterThan(1);
  });

  test("count the smoothed steps; the first error is that of the initial weights", async () => {
    const { records, initialValidation } = await run(2);
    expect(records.map((record) => record.smoothedSteps)).toEqual([steps, 2 * steps, 2 * steps]);
    const untrained = await train({
      ...base,
      objective: weights(),
      sigma,
      batchSize: 16,
      epochs: 3,
      learningRate: 1e-30,
      errorScale: 3,
    }).result();
    expect(untrained.records[0]!.validation).toBeCloseTo(initialValidation!, 6);
  });
});
