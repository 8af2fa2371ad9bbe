import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { addingTask } from "../../data/tasks/adding.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { mae } from "../../metric/mae.js";
import { buildNetwork } from "../../network/build.js";
import { annealed } from "../../schedule/sigma.js";
import { type MethodRecipe, plainRecipe } from "../method-recipe.js";
import { byPenalty } from "./by-penalty.js";
import type { RecipeRun } from "./contract.js";
import { trainPenalty } from "./penalty.js";

const recipe: MethodRecipe = {
  ...plainRecipe,
  trainer: { name: "penalty", lambda: 0.5 },
  sigma: { name: "annealed", sigma0: 0.2 },
  gain: 0.9,
};
const data = addingTask({ length: 4, train: 40, validation: 20, test: 1, stream: randomStream(1) });
const network = buildNetwork({ inputSize: 2, hiddenSizes: [4] });
const run: RecipeRun = {
  ...{
    network,
    data,
    batchSize: 16,
    epochs: 3,
    validationGrowth: null,
    seed: 2,
    kernels: referenceKernels(),
    metric: mae,
    errorScale: 2,
  },
  now: () => 0,
  signal: new AbortController().signal,
};

test("carries out what the recipe says: the bits of trainPenalty with lambda, sigma, gain, metric and scale", async () => {
  const { records, parameters } = await byPenalty.train(recipe, run).result();
  const sigma = annealed({ sigma0: 0.2 });
  const same = { network, data, lambda: 0.5, sigma, rounds: 3, seed: 2, gain: 0.9, metric: mae, errorScale: 2 };
  const expected = await trainPenalty({ ...same, now: () => 0 }).result();
  expect(records).toEqual(expected.records);
  expect(parameters).toEqual(expected.parameters);
});

test.each<readonly [part: keyof MethodRecipe, change: Partial<MethodRecipe>, got: string]>([
  ["objective", { objective: { name: "weights" } }, '{ name: "plain" }, got { name: "weights" }'],
  ["objective", { objective: { name: "plain", lambda: 1 } }, 'got { name: "plain", lambda: 1 }'],
  ["optimizer", { optimizer: { name: "adam" } }, '{ name: "sgd" }, got { name: "adam" }'],
  ["rate", { rate: { name: "constant", learningRate: 0.3 } }, 'got { name: "constant", learningRate: 0.3 }'],
  ["initialiser", { initialiser: { name: "orthogonal" } }, '{ name: "drawn" }, got { name: "orthogonal" }'],
  ["readoutAtZero", { readoutAtZero: "ridge" }, '"kept", got "ridge"'],
  ["dropout", { dropout: 0.2 }, "0, got 0.2"],
  ["truncation", { truncation: { tolerance: 0.01 } }, "null, got { tolerance: 0.01 }"],
])(
  "`%s` is refused where it differs from plainRecipe's, on training and on being described: %o",
  (part, change, got) => {
    for (const use of [
      () => byPenalty.train({ ...recipe, ...change }, run),
      () => byPenalty.describe({ ...recipe, ...change }),
    ]) {
      expect(use).toThrow(`trainer "penalty": \`${part}\` has no effect and must be that of plainRecipe, `);
      expect(use).toThrow(`${got}. Leave it as it is there, or use the trainer "sgd".`);
    }
  },
);

test("a loss that is not the squared one is refused", () => {
  const huber = { ...recipe, loss: { name: "huber" } };
  for (const use of [() => byPenalty.train(huber, run), () => byPenalty.describe(huber)])
    expect(use).toThrow(
      'trainer "penalty": `loss` must be the squared one, got "huber". Use the trainer "sgd" for other losses.',
    );
});
