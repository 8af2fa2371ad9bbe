import { describe, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { buildNetwork } from "../../network/build.js";
import { NetworkForward } from "../../objective/network-forward.js";
import { initialise } from "../initialise.js";
import { atAmplitude } from "./at-amplitude.js";
import { placeSystem } from "./place.js";

const kernels = referenceKernels({ precision: "float64" });
const states = 2;
const system = {
  states,
  A: Float64Array.of(0.5, 0.2, -0.3, 0.4),
  B: Float64Array.of(1, -0.5, 0.3, 0.8),
  C: Float64Array.of(0.7, -1.1),
  meanSquares: Float64Array.of(1, 0.5),
};

/** Outputs of three windows of four steps, the two units of the system and two drawn ones cross-coupled as if they had been trained. */
function made(
  activation: string,
  hiddenSizes: readonly number[],
  { amplitude = 1e-4, cell = "elman", bidirectional = false } = {},
) {
  const network = buildNetwork({ inputSize: 2, hiddenSizes, activation, cell, bidirectional });
  const parameters = kernels.allocate(network.layout.length) as Float64Array;
  initialise(network.layout, parameters, { random: randomStream(3), gain: 0.01 });
  placeSystem({ network, parameters }, system, { amplitude, bias: [0.3] });
  const outputs = () => {
    const forward = new NetworkForward(
      { network, kernels, batch: 3, steps: 4, scored: "last", parameters, hasLengths: false },
      "plain",
    );
    const random = randomStream(5);
    for (let k = 0; k < forward.inputs.length; k++) forward.inputs[k] = random.normal();
    return Float64Array.from(forward.predict().mean);
  };
  return { network, parameters, outputs };
}

const apart = (a: Float64Array, b: Float64Array) => Math.max(...a.map((value, k) => Math.abs(value - b[k]!)));

// Of the others the first state, 0, is far from rest: see the test of what is written.
describe.each(["tanh", "erf", "relu", "identity"])("%s", (activation) => {
  test.each([[[4]], [[4, 4]]])(
    "from one small amplitude to another forecasts the same, layers of %j",
    (hiddenSizes) => {
      const { network, parameters, outputs } = made(activation, hiddenSizes);
      const before = outputs();
      atAmplitude(network, parameters, { states, before: 1e-4, after: 4e-4 });
      const after = outputs();
      expect(apart(before, Float64Array.of(0, 0, 0))).toBeGreaterThan(0.1);
      // logistic and softplus bend at rest, and their first state, 0, is away from it
      expect(apart(before, after)).toBeLessThan(["tanh", "erf", "relu", "identity"].includes(activation) ? 5e-6 : 5e-3);
    },
  );
});

describe.each([
  ["gru", "tanh"],
  ["gru", "erf"],
  ["lstm", "tanh"],
  ["lstm", "identity"],
])("a %s of %s", (cell, activation) => {
  test.each([[[4]], [[4, 4]]])("from one small amplitude to another forecasts the same, layers of %j", (sizes) => {
    const { network, parameters, outputs } = made(activation, sizes, { cell });
    const before = outputs();
    atAmplitude(network, parameters, { states, before: 1e-4, after: 4e-4 });
    expect(apart(before, Float64Array.of(0, 0, 0))).toBeGreaterThan(0.1);
    expect(apart(before, outputs())).toBeLessThan(2e-5);
  });

  test("there and back is where it began, gates that read units included", () => {
    const { network, parameters, outputs } = made(activation, [4, 4], { cell });
    const random = randomStream(9);
    for (const { makesGate, offset, length } of network.layout.slices) {
      if (makesGate) for (let k = offset; k < offset + length; k++) parameters[k] = random.normal();
    }
    const [before, given] = [parameters.slice(), outputs()];
    atAmplitude(network, parameters, { states, before: 1e-4, after: 4e-4 });
    expect(apart(given, outputs())).toBeLessThan(2e-5); // gates see what they saw
    atAmplitude(network, parameters, { states, before: 4e-4, after: 1e-4 });
    expect(apart(before, parameters)).toBeLessThan(1e-12);
  });
});

test.each(["elman", "gru", "lstm"])(
  "bidirectional %s: from one small amplitude to another and back forecasts the same, what reads both passes as if trained",
  (cell) => {
    const { network, parameters, outputs } = made("tanh", [4, 4], { cell, bidirectional: true });
    const random = randomStream(9);
    for (const { name, offset, length } of network.layout.slices) {
      if (name !== "readout.W" && !name.startsWith("layers.1.U")) continue;
      for (let k = offset; k < offset + length; k++) parameters[k]! += 0.01 * random.normal();
    }
    const [before, given] = [parameters.slice(), outputs()];
    atAmplitude(network, parameters, { states, before: 1e-4, after: 4e-4 });
    expect(apart(given, outputs())).toBeLessThan(2e-5);
    expect(apart(before, parameters)).toBeGreaterThan(1);
    atAmplitude(network, parameters, { states, before: 4e-4, after: 1e-4 });
    expect(apart(before, parameters)).toBeLessThan(1e-11);
  },
);

describe.each(["tanh", "logistic", "softplus", "relu"])("%s", (activation) => {
  test("there and back is where it began", () => {
    const { network, parameters } = made(activation, [4, 4], { amplitude: 0.1 });
    const before = parameters.slice();
    atAmplitude(network, parameters, { states, before: 0.1, after: 0.7 });
    expect(apart(before, parameters)).toBeGreaterThan(0.01);
    atAmplitude(network, parameters, { states, before: 0.7, after: 0.1 });
    expect(apart(before, parameters)).toBeLessThan(1e-12);
  });
});

test.each(["logistic", "softplus", "relu", "tanh"])(
  "%s: the same system written at the new amplitude",
  (activation) => {
    const led = made(activation, [4], { amplitude: 0.1 });
    atAmplitude(led.network, led.parameters, { states, before: 0.1, after: 0.5 });
    const written = made(activation, [4], { amplitude: 0.5 });
    for (const { name, offset, shape } of led.network.layout.slices) {
      if (name === "readout.b") continue; // the drawn units' part of it is theirs
      const columns = shape[1] ?? 1;
      for (let row = 0; row < (name.startsWith("readout") ? 1 : states); row++) {
        for (let column = 0; column < Math.min(columns, states); column++) {
          const at = offset + row * columns + column;
          expect(led.parameters[at], name).toBeCloseTo(written.parameters[at]!, 12);
        }
      }
    }
  },
);
