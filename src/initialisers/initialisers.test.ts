import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { huber } from "../loss/huber.js";
import { squared } from "../loss/squared.js";
import { buildNetwork } from "../network/build.js";
import { weights } from "../objective/weights.js";
import { easySet } from "../train/testing/sequences.js";
import { train } from "../train/train.js";
import type { Initialiser, InitialiserStart } from "./contract.js";
import { drawn } from "./drawn.js";
import { initialisers } from "./index.js";
import { initialise } from "./initialise.js";
import { orthogonal } from "./orthogonal.js";
import { ridgeReadout } from "./ridge-readout.js";

const kernels = referenceKernels({ precision: "float64" });
const network = buildNetwork({ inputSize: 2, hiddenSizes: [16, 9] });
const data = easySet({ length: 100 });

function startOf(initialiser: Initialiser, options: Partial<InitialiserStart> = {}): Float64Array {
  const parameters = kernels.allocate(network.layout.length).fill(Number.NaN);
  initialiser.initialise({
    network,
    parameters,
    kernels,
    random: randomStream(3),
    gain: 1,
    data,
    validation: null,
    objective: weights(),
    loss: squared,
    sigma: 0.5,
    note: () => {},
    units: new Float64Array(network.layout.slices.length).fill(1),
    ...options,
  });
  return Float64Array.from(parameters);
}

const part = (parameters: Float64Array, name: string) => {
  const { offset, length, shape } = network.layout.slices.find((slice) => slice.name === name)!;
  return { values: parameters.slice(offset, offset + length), columns: shape.at(-1)! };
};

describe.each(initialisers.items)("$name", (initialiser) => {
  test("writes every parameter, the same bits for the same stream and others for another", () => {
    const first = startOf(initialiser);
    expect(first.every(Number.isFinite)).toBe(true);
    expect(startOf(initialiser)).toEqual(first);
    expect(startOf(initialiser, { random: randomStream(4) })).not.toEqual(first);
  });

  test.skipIf(["linear", "auto"].includes(initialiser.name))(
    "takes the gain as a factor on the recurrent weights",
    () => {
      const once = part(startOf(initialiser), "layers.0.V").values;
      const thrice = part(startOf(initialiser, { gain: 3 }), "layers.0.V").values;
      thrice.forEach((value, k) => {
        expect(value).toBeCloseTo(3 * once[k]!, 13);
      });
    },
  );

  test("starts a run that learns", async () => {
    const options = {
      network,
      data: { train: data, validation: easySet({ length: 50, seed: 2 }) },
      learningRate: /linear|auto/.test(initialiser.name) ? 0.003 : 0.02, // a solved start stands in a steeper place
    };
    const { records } = await train({ ...options, initialiser, epochs: 20 }).result();
    expect(records.at(-1)!.trainObjective).toBeLessThan(0.2);
  });
});

test("drawn is initialise, and orthogonal differs from it in the recurrent matrices alone", () => {
  const plain = kernels.allocate(network.layout.length);
  initialise(network.layout, plain, { random: randomStream(3) });
  expect(startOf(drawn())).toEqual(plain);
  const other = startOf(orthogonal());
  const differing = network.layout.slices.filter(({ offset, length }) =>
    other.slice(offset, offset + length).some((value, k) => value !== plain[offset + k]),
  );
  expect(differing.map(({ name }) => name)).toEqual(["layers.0.V", "layers.1.V"]);
});

test.each(["layers.0.V", "layers.1.V"])("orthogonal makes V V^T of %s gain^2 times the identity, to 1e-13", (name) => {
  const { values, columns: n } = part(startOf(orthogonal(), { gain: 1.5 }), name);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const product = Array.from({ length: n }, (_, k) => values[i * n + k]! * values[j * n + k]!);
      expect(product.reduce((sum, value) => sum + value, 0)).toBeCloseTo(i === j ? 2.25 : 0, 13);
    }
  }
});

test("orthogonal matrices are uniform: the trace over 400 draws has mean 0 and variance 1", () => {
  const traces = Array.from({ length: 400 }, (_, seed) => {
    const { values, columns: n } = part(startOf(orthogonal(), { random: randomStream(seed) }), "layers.1.V");
    return Array.from({ length: n }, (_, k) => values[k * n + k]!).reduce((sum, value) => sum + value, 0);
  });
  const mean = traces.reduce((sum, value) => sum + value, 0) / traces.length;
  const square = traces.reduce((sum, value) => sum + value * value, 0) / traces.length;
  expect(Math.abs(mean)).toBeLessThan(0.2); // four standard errors
  expect(Math.abs(square - 1)).toBeLessThan(0.3);
});

test("ridge-readout is a drawn start whose readout was solved, with the penalty asked for", () => {
  for (const penalty of [1e-4, 10]) {
    const parameters = kernels.allocate(network.layout.length);
    initialise(network.layout, parameters, { random: randomStream(3) });
    ridgeReadout({ network, kernels, parameters, objective: weights(), set: data, sigma: 0.5, penalty });
    expect(startOf(initialisers.make("ridge-readout", { penalty }))).toEqual(parameters);
  }
});

test("ridge-readout is refused without data and for another loss, with what to use", () => {
  const ridge = initialisers.get("ridge-readout");
  expect(() => startOf(ridge, { data: null })).toThrow(
    /needs training windows, got none\. Use "drawn" or "orthogonal"/,
  );
  const sets = { train: data, validation: data };
  expect(() => train({ network, data: sets, loss: huber(), initialiser: ridge })).toThrow(
    /solves the squared loss.*, got the loss "huber"/,
  );
  expect(() => initialisers.make("ridge-readout", { penalty: -1 })).toThrow(/`penalty` must be >= 0, got -1/);
});
