/** @module-tag slow */

import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { initialise } from "../initialisers/initialise.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { squared } from "../loss/squared.js";
import { buildNetwork } from "../network/build.js";
import type { Objective, ObjectivePass, TrainSpec } from "./contract.js";
import { noiseDistance } from "./noise-distance.js";
import { plain } from "./plain.js";
import { weights } from "./weights.js";

function setup({ activation = "tanh", steps = 8, hiddenSize = 16, batch = 16 } = {}) {
  const kernels = referenceKernels({ precision: "float64" });
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [hiddenSize], activation });
  const random = randomStream(3);
  const parameters = kernels.allocate(network.layout.length);
  initialise(network.layout, parameters, { random: random.fork("weights") });
  const spec: TrainSpec = {
    network,
    kernels,
    loss: squared,
    batch,
    steps,
    scored: "last",
    parameters,
    gradient: kernels.allocate(network.layout.length),
    random: random.fork("noise"),
  };
  const fill = ({ batch: { inputs, targets } }: ObjectivePass) => {
    const data = randomStream(5);
    for (let k = 0; k < inputs.length; k++) inputs[k] = data.normal();
    for (let k = 0; k < targets.length; k++) targets[k] = data.normal();
  };
  return { spec, fill };
}

describe("noise injection and the weights objective are the same average", () => {
  test("on one step of a linear layer exactly: the distance is what sampling explains", () => {
    const { spec, fill } = setup({ activation: "identity", steps: 1 });
    const found = noiseDistance({ objective: weights(), spec, fill, sigma: 0.5, pairs: 128 });
    expect(found.gradientDistance).toBeLessThan(2 * found.samplingError);
    expect(found.value / found.sampledValue).toBeCloseTo(1, 1);
  });

  test.each([
    [0.1, 0.05],
    [0.3, 0.1],
    [1, 0.4],
  ])(
    "on a tanh network of 8 steps at sigma %f the gradients differ by less than a share %f beyond sampling",
    (sigma, share) => {
      const { spec, fill } = setup();
      const { gradientDistance, samplingError } = noiseDistance({ objective: weights(), spec, fill, sigma, pairs: 32 });
      expect(Math.sqrt(Math.max(0, gradientDistance ** 2 - samplingError ** 2))).toBeLessThan(share);
    },
  );

  test("the plain gradient is further from the average than the weights objective's, and more so as sigma grows", () => {
    const { spec, fill } = setup();
    const at = (objective: Objective, sigma: number) =>
      noiseDistance({ objective, spec, fill, sigma, repeats: 4 }).gradientDistance;
    expect(at(plain(), 1)).toBeGreaterThan(2 * at(weights(), 1));
    expect(at(plain(), 1)).toBeGreaterThan(at(plain(), 0.3));
  });
});

test("sigma 0 is refused: nothing to compare", () => {
  const { spec, fill } = setup();
  expect(() => noiseDistance({ objective: weights(), spec, fill, sigma: 0 })).toThrow(
    /must be > 0, got 0\. At 0 every objective/,
  );
});
