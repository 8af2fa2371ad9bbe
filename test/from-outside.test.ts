import { expect, test } from "vitest";
import {
  buildNetwork,
  type Cell,
  cells,
  configurable,
  initialisers,
  losses,
  metrics,
  objectives,
  optimizers,
  plain,
  randomStream,
  rateRules,
  sigmaRules,
  train,
} from "../src/index.js";
import {
  addingStudyTask,
  defaultCriteria,
  methods,
  methodsNamed,
  networkFor,
  plainRecipe,
  runStudy,
  type Space,
  type StudyRecord,
  samplers,
  tuningPlans,
} from "../src/study/index.js";
import { surroundings } from "../src/study/testing/surroundings.js";
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

const toyCell: Cell = {
  name: "toy leaky",
  equations: "m = U x + V h, h <- m",
  slices: ({ inputSize: I, hiddenSize: H }) => [
    { name: "U", shape: [H, I], scale: 1 / Math.sqrt(I), role: "input" },
    { name: "V", shape: [H, H], scale: 0.3 / Math.sqrt(H), role: "recurrent" },
  ],
  operations: [
    {
      kind: "affine",
      into: "m",
      terms: [
        { matrix: "U", of: "input" },
        { matrix: "V", of: "h" },
      ],
      bias: null,
    },
    { kind: "activation", into: "h", of: "m", activation: null },
  ],
  states: ["h"],
};
cells.add(toyCell);
methods.add({
  name: "toy method",
  recipe: {
    ...plainRecipe,
    objective: { name: "toy scaled" },
    optimizer: { name: "toy sign" },
    sigma: { name: "toy two epochs" },
    rate: { name: "toy halves", learningRate: 0.01 },
    initialiser: { name: "toy alternating" },
  },
  space: { "rate.learningRate": { low: 0.003, high: 0.03, scale: "log" } },
});
samplers.add({ name: "toy lowest", usesHistory: false, suggest: ({ space }) => mapped(space, ({ low }) => low) });
tuningPlans.add({
  name: "toy halves",
  leastTrials: () => 1,
  strata: 1,
  rungs: ({ trials, epochs }) => [
    { rounds: trials, seed: 0, epochs: epochs - 1 },
    { rounds: 1, seed: 0, epochs: 1 },
  ],
});
const mapped = <Value>(space: Space, of: (range: Space[string]) => Value) =>
  Object.fromEntries(Object.entries(space).map(([place, range]) => [place, of(range)]));

async function toyStudy(sampler: string, tuning = "seeds"): Promise<StudyRecord> {
  const task = addingStudyTask({ length: 4, train: 60, validation: 30, test: 30, stream: randomStream(1) });
  const { study } = await runStudy(
    {
      task,
      network: networkFor(task, { cell: "toy leaky", hiddenSizes: [4] }),
      methods: methodsNamed(["sgd", "toy method"]),
      criteria: defaultCriteria,
      size: { batchSizes: [16], epochs: 3, seeds: 3, tuningTrials: 2 },
      sampler,
      tuning,
      seed: 1,
      targetError: null,
      timeBudgetSeconds: null,
    },
    surroundings(),
  );
  return study;
}

test("a method, a sampler and a cell from outside run through a study, by name", async () => {
  const study = await toyStudy("toy lowest");
  expect(study.outcome).toBe("complete");
  expect(study.network.cell).toBe("toy leaky");
  const trials = study.trials.filter(({ method }) => method === "toy method");
  expect(trials.map(({ setting }) => setting["rate.learningRate"])).toEqual(Array(5).fill(0.003));
  expect(trials[0]!.epochs.map(({ sigma }) => sigma)).toEqual([0.4, 0, 0]);
  expect(study.methods[1]!.detail).toContain("the plain objective times 1 + sigma; toy sign");
});

test("a sampler from outside that leaves a place out is refused by its name and the place's, before a trial runs", async () => {
  samplers.add({ name: "toy nothing", usesHistory: false, suggest: () => ({}) });
  await expect(toyStudy("toy nothing")).rejects.toThrow(
    /^sampler "toy nothing": `suggest` must give "rate\.learningRate" a number in \[.*\], got nothing\./,
  );
});

test("a tuning plan from outside divides a study's tuning, by name", async () => {
  const { plan, trials } = await toyStudy("toy lowest", "toy halves");
  expect(plan.tuning).toBe("toy halves");
  const tuned = trials.filter(({ phase, method }) => phase === "tuning" && method === "toy method");
  expect(tuned.map(({ epochs }) => epochs.length)).toEqual([2, 2, 1]);
});

test.each([
  ["no rungs", [], /`rungs` must give a list of one rung or more, got \[\]\./],
  [
    "half an epoch",
    [{ rounds: 2, seed: 0, epochs: 0.5 }],
    /give rungs\[0\]\.epochs an integer from 1 to 3, got 0\.5\./,
  ],
  ["a seed too many", [{ rounds: 2, seed: 2, epochs: 3 }], /give rungs\[0\]\.seed an integer from 0 to 1, got 2\./],
  ["too much work", [{ rounds: 3, seed: 0, epochs: 3 }], /take from 1 to 6 epochs .*, 2 trials of 3, got 9\./],
])("a tuning plan from outside with %s is refused by its name, before a trial runs", async (what, rungs, message) => {
  tuningPlans.add({ name: what, leastTrials: () => 1, strata: 1, rungs: () => rungs });
  const refused = toyStudy("toy lowest", what);
  await expect(refused).rejects.toThrow(`tuning plan "${what}": `);
  await expect(refused).rejects.toThrow(message);
});
