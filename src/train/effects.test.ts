import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { addingTask } from "../data/tasks/adding.js";
import { latchTask } from "../data/tasks/latch.js";
import { buildNetwork } from "../network/build.js";
import { plain } from "../objective/plain.js";
import { sampled } from "../objective/sampled.js";
import { straightThrough } from "../objective/straight-through.js";
import { weights } from "../objective/weights.js";
import { adam } from "../optim/recipes.js";
import { plateau } from "../schedule/plateau.js";
import { sigmaAnnealedRate } from "../schedule/rate.js";
import { relativeGap } from "../schedule/relative-gap.js";
import type { SigmaRule } from "../schedule/rule.js";
import { constant, geometric, join } from "../schedule/schedule.js";
import { annealed } from "../schedule/sigma.js";
import { singleLoop } from "../schedule/single-loop.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";

const data = { train: easySet({ length: 120 }), validation: easySet({ length: 60, seed: 2 }) };
const base = { network: buildNetwork({ inputSize: 2, hiddenSizes: [6] }), data, learningRate: 0.05, epochs: 15 };

test("the adding problem with T=10 is learnt: below half of the mean forecast's error", async () => {
  const task = addingTask({ length: 10, train: 600, validation: 200, test: 200, stream: randomStream(1) });
  const { best } = await train({
    network: buildNetwork({ inputSize: 2, hiddenSizes: [16] }),
    data: task,
    objective: weights(),
    sigma: annealed({ sigma0: 0.3 }),
    learningRate: 0.03,
    epochs: 30,
  }).result();
  expect(best!.validation).toBeLessThan(0.5); // of scaled targets: the mean forecast has 1
});

describe.each([singleLoop(), singleLoop({ perTensor: true }), plateau(), relativeGap()])("sigma by $name", (sigma) => {
  test("starts above 0, ends at exactly 0 and learns", async () => {
    const { records, outcome } = await train({ ...base, objective: weights(), sigma }).result();
    expect(outcome.kind).toBe("finished");
    expect(records[0]!.sigma).toBeGreaterThan(0);
    for (const record of records.slice(9)) expect(record.sigma).toBe(0);
    expect(records.at(-1)!.validation).toBeLessThan(0.6 * records[0]!.validation);
  });

  test("gives the same bits for the same seed", async () => {
    const options = { ...base, objective: weights(), sigma, epochs: 5 };
    expect((await train(options).result()).parameters).toEqual((await train(options).result()).parameters);
  });
});

test("a rule's shares reach the objective: the same bits as that objective with those shares", async () => {
  const shares = { "layers.0.U": 0.5, "layers.0.V": 0, "layers.0.a": 2 };
  const schedule = annealed({ sigma0: 0.4 });
  const rule: SigmaRule = {
    name: "shared",
    observes: false,
    plan: () => ({
      shares: Float64Array.of(0.5, 0, 2, 1, 1),
      state: [],
      sigma: 0,
      startEpoch(progress) {
        Object.assign(this, { sigma: schedule.at(progress) });
      },
      afterStep() {},
      afterEpoch() {},
    }),
  };
  const options = { ...base, epochs: 4 };
  const byRule = await train({ ...options, objective: weights(), sigma: rule }).result();
  const byObjective = await train({ ...options, objective: weights({ shares }), sigma: schedule }).result();
  expect(byRule.parameters).toEqual(byObjective.parameters);
  const without = await train({ ...options, objective: weights(), sigma: schedule }).result();
  expect(byRule.parameters).not.toEqual(without.parameters);
});

test("the readout is solved in the very epoch in which sigma reaches 0", async () => {
  const options = {
    ...base,
    objective: weights(),
    sigma: annealed({ sigma0: 0.3, annealFraction: 0.5 }),
    learningRate: 1e-6,
    epochs: 5,
  };
  const { records } = await train({ ...options, readoutAtZero: "ridge" }).result();
  expect(records.map((record) => record.sigma > 0)).toEqual([true, true, false, false, false]);
  expect(records[2]!.validation).toBeLessThan(0.7 * records[1]!.validation);
  const kept = await train(options).result();
  expect(kept.records[2]!.validation).toBeGreaterThan(0.99 * kept.records[1]!.validation);
});

test("a rule that is not at 0 in the last epoch is refused, naming the rule", async () => {
  const stubborn: SigmaRule = {
    name: "stubborn",
    observes: true,
    plan: () => ({ sigma: 0.5, shares: null, state: [], startEpoch() {}, afterStep() {}, afterEpoch() {} }),
  };
  const run = train({ ...base, objective: weights(), sigma: stubborn, epochs: 2 });
  await expect(run.result()).rejects.toThrow(/exactly 0 in the last epoch, "stubborn" was at 0\.5/);
});

test("the learning rate that is annealed by sigma is the one that is used", async () => {
  const learningRate = sigmaAnnealedRate({ learningRate: 0.01, kappa: 0.05 });
  const sigma = annealed({ sigma0: 1, annealFraction: 0.5 });
  const { records } = await train({ ...base, objective: weights(), sigma, learningRate, epochs: 5 }).result();
  expect(records.map((record) => record.learningRate)).toEqual([0.05, 0.025, 0.01, 0.01, 0.01]);
});

describe("hard thresholds", () => {
  const task = latchTask({ length: 6, train: 200, validation: 100, test: 100, stream: randomStream(2) });
  const network = buildNetwork({ inputSize: 1, hiddenSizes: [8], activation: "sign" });
  const options = { network, data: task, optimizer: adam(), learningRate: 0.02, epochs: 20 };
  const recurrent = (parameters: Float32Array) => parameters.slice(0, network.layout.blocks[1]!.offset);

  test("the plain gradient by the layers is 0: they do not move at all", async () => {
    const one = await train({ ...options, objective: plain(), epochs: 1 }).result();
    const many = await train({ ...options, objective: plain(), epochs: 5 }).result();
    expect(recurrent(many.parameters)).toEqual(recurrent(one.parameters));
  });

  test("diffusion trains them to a binary network that latches; so does the straight-through estimator", async () => {
    const sigma = join([
      { until: 0.7, schedule: geometric({ start: 1, end: 0.05 }) },
      { until: 1, schedule: constant(0) },
    ]);
    const diffused = await train({ ...options, objective: weights(), sigma, readoutAtZero: "ridge" }).result();
    expect(diffused.best!.validation).toBeLessThan(0.1);
    const estimated = await train({ ...options, objective: straightThrough() }).result();
    expect(estimated.best!.validation).toBeLessThan(0.3);
  });
});

test("truncation with an objective that samples is refused with those that do not", () => {
  expect(() => train({ ...base, objective: sampled(), truncation: { tolerance: 0.01 } })).toThrow(
    /Use weights\(\) or activation\(\)/,
  );
});
