import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { gather } from "../data/gather.js";
import type { WindowSet } from "../data/window-set.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { huber } from "../loss/huber.js";
import { squared } from "../loss/squared.js";
import { buildNetwork } from "../network/build.js";
import { activation } from "../objective/activation.js";
import type { Objective } from "../objective/contract.js";
import { plain } from "../objective/plain.js";
import { sampled } from "../objective/sampled.js";
import { weights } from "../objective/weights.js";
import { annealed } from "../schedule/sigma.js";
import { easySet } from "../train/testing/sequences.js";
import { train } from "../train/train.js";
import { initialise } from "./initialise.js";
import { ridgeReadout } from "./ridge-readout.js";
import { solvedReadout } from "./solved-readout.js";

const kernels = referenceKernels({ precision: "float64" });
const network = buildNetwork({ inputSize: 2, hiddenSizes: [5, 4] });
const set = easySet({ length: 300 });

/** The objective on all windows at once, after its readout was solved. */
function solved(objective: Objective, sigma: number, set: WindowSet) {
  const parameters = kernels.allocate(network.layout.length);
  const gradient = kernels.allocate(network.layout.length);
  const random = randomStream(1);
  initialise(network.layout, parameters, { random });
  ridgeReadout({ network, kernels, parameters, objective, set, sigma, penalty: 0 });
  const spec = {
    network,
    kernels,
    loss: squared,
    batch: set.length,
    steps: set.window,
    scored: set.scored,
    hasWeights: set.weights !== null,
    hasLengths: set.lengths !== null,
    parameters,
    gradient,
    random,
  } as const;
  const pass = objective.plan(spec);
  gather(
    set,
    Uint32Array.from({ length: set.length }, (_, k) => k),
    pass.batch,
  );
  return { pass, parameters, gradient };
}

const uneven: WindowSet = {
  ...set,
  scored: "all",
  weights: Float32Array.from({ length: set.length }, (_, k) => k % 3),
  lengths: Uint32Array.from({ length: set.length }, (_, k) => 1 + (k % set.window)),
};

describe.each([
  [plain(), 0, set],
  [weights(), 0.7, set],
  [weights(), 0, set],
  [activation({ lambda: 0.1 }), 0.7, set],
  [plain(), 0, { ...uneven, scored: "last" }],
  [plain(), 0, uneven],
  [weights(), 0.7, uneven],
] as const)("readout of $name solved at sigma %f", (objective, sigma, windows) => {
  const { pass, parameters, gradient } = solved(objective, sigma, windows);
  const { offset } = network.layout.blocks.at(-1)!;

  test("the gradient of g by W and b is 0 to 1e-9, by the layers it is not", () => {
    pass.differentiate(sigma);
    // The activation objective's penalty is the layers' own and the noise of W adds a constant: neither moves W.
    for (const slope of gradient.subarray(offset)) expect(Math.abs(slope)).toBeLessThan(1e-9);
    expect(Math.hypot(...gradient.subarray(0, offset))).toBeGreaterThan(1e-4);
  });

  test("no readout nearby is better: 50 random steps raise g", { tags: ["slow"] }, () => {
    const best = pass.evaluate(sigma);
    const random = randomStream(6);
    for (let n = 0; n < 50; n++) {
      const before = parameters.slice();
      for (let k = offset; k < parameters.length; k++) parameters[k]! += 0.01 * random.normal();
      expect(pass.evaluate(sigma)).toBeGreaterThan(best);
      parameters.set(before);
    }
  });
});

test("training from a solved readout starts below training from a drawn one", async () => {
  const data = { train: easySet({ length: 200 }), validation: easySet({ length: 80, seed: 2 }) };
  const options = {
    network,
    data,
    objective: weights(),
    sigma: annealed({ sigma0: 0.5 }),
    epochs: 2,
    learningRate: 1e-3,
  };
  const drawn = await train(options).result();
  const ridge = await train({ ...options, initialiser: solvedReadout() }).result();
  expect(ridge.records[0]!.trainObjective).toBeLessThan(0.8 * drawn.records[0]!.trainObjective);
  expect(ridge.records[0]!.validation).toBeLessThan(drawn.records[0]!.validation);
});

test("what cannot be solved in closed form is refused with the alternatives", () => {
  const parameters = kernels.allocate(network.layout.length);
  const options = { network, kernels, parameters, set, objective: sampled(), sigma: 0.5 };
  expect(() => ridgeReadout(options)).toThrow(/"sampled" has none\. Use weights\(\) or activation\(\), or sigma 0/);
  expect(() => ridgeReadout({ ...options, sigma: 0, penalty: -1 })).toThrow(/`penalty` must be >= 0, got -1/);
  const data = { train: set, validation: set };
  expect(() => train({ network, data, loss: huber(), readoutAtZero: "ridge" })).toThrow(
    /`readoutAtZero: "ridge"` solves the squared loss, got the loss "huber"/,
  );
});
