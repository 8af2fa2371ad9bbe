import { expect, test } from "vitest";
import {
  buildNetwork,
  configurable,
  initialisers,
  losses,
  metrics,
  objectives,
  optimizers,
  plain,
  rateRules,
  sigmaRules,
  train,
} from "../src/index.js";
import { easySet } from "../src/train/testing/sequences.js";

/** A toy of each family, by public names alone: what a package of somebody else's would hold. */
losses.add(
  configurable(({ power = 4 }: { power?: number } = {}) => ({
    name: "toy power",
    expectation: "none: plain training only",
    bound: () => Number.POSITIVE_INFINITY,
    targets: "number",
    evaluate({ mean }, targets, { gradient }) {
      let total = 0;
      for (let k = 0; k < mean.length; k++) {
        const error = mean[k]! - targets[k]!;
        total += Math.abs(error) ** power;
        if (gradient) gradient.mean[k] = (power * Math.sign(error) * Math.abs(error) ** (power - 1)) / mean.length;
      }
      return total / mean.length;
    },
  })),
);
metrics.add({
  name: "toy largest output",
  direction: "higher",
  unit: "none",
  sums: 1,
  add(sums, { outputs, rows }) {
    for (let row = 0; row < rows; row++) sums[0] = Math.max(sums[0]!, outputs[row]!);
  },
  value: (sums) => sums[0]!,
});
optimizers.add({
  name: "toy sign",
  transform: {
    name: "toy sign",
    plan: () => ({
      state: [],
      apply({ gradient }) {
        for (let k = 0; k < gradient.length; k++) gradient[k] = Math.sign(gradient[k]!);
      },
    }),
  },
  learningRates: { low: 1e-4, high: 1e-2 },
});
initialisers.add({
  name: "toy alternating",
  initialise({ parameters, gain }) {
    for (let k = 0; k < parameters.length; k++) parameters[k] = gain * (k % 2 === 0 ? 0.1 : -0.2);
  },
});
sigmaRules.add({
  name: "toy two epochs",
  rule: {
    name: "toy two epochs",
    observes: false,
    plan() {
      const state = [new Float64Array(2)] as const; // sigma, epochs begun
      return {
        state,
        shares: null,
        get sigma() {
          return state[0][0]!;
        },
        startEpoch(progress) {
          state[0][0] = progress === 0 ? 0.4 : 0;
        },
        afterStep() {},
        afterEpoch() {},
      };
    },
  },
});
rateRules.add({
  name: "toy halves",
  rate: (rate) => ({ name: "toy halves", at: (progress) => rate * 0.5 ** progress }),
});
objectives.add({
  name: "toy scaled",
  detail: "the plain objective times 1 + sigma",
  diffuses: true,
  plan(spec) {
    const pass = plain().plan(spec);
    return {
      batch: pass.batch,
      gradientBySigma: Number.NaN,
      evaluate: (sigma) => (1 + sigma) * pass.evaluate(0),
      differentiate(sigma) {
        const value = pass.differentiate(0);
        spec.kernels.vector.scale(spec.gradient, 1 + sigma);
        return (1 + sigma) * value;
      },
    };
  },
});

test("a loss, metric, optimiser, initialiser, sigma rule, rate and objective from outside train together, by name", async () => {
  const data = { train: easySet({ length: 60 }), validation: easySet({ length: 30, seed: 2 }) };
  const { outcome, records, best } = await train({
    network: buildNetwork({ inputSize: 2, hiddenSizes: [6] }),
    data,
    objective: objectives.get("toy scaled"),
    loss: losses.make("toy power", { power: 2 }),
    metric: metrics.get("toy largest output"),
    optimizer: optimizers.get("toy sign").transform,
    initialiser: initialisers.get("toy alternating"),
    sigma: sigmaRules.get("toy two epochs").rule,
    learningRate: rateRules.get("toy halves").rate(0.01),
    epochs: 10,
  }).result();
  expect(outcome.kind).toBe("finished");
  expect(records.map(({ sigma }) => sigma)).toEqual([0.4, ...Array(9).fill(0)]);
  expect(records.at(-1)!.learningRate).toBe(0.005);
  expect(records.at(-1)!.trainObjective).toBeLessThan(0.6 * records[1]!.trainObjective);
  expect(best!.validation).toBe(Math.max(...records.map(({ validation }) => validation)));
});
