import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { initialise } from "../initialisers/initialise.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { buildNetwork } from "../network/build.js";
import { predict } from "./predict.js";
import { easySet } from "./testing/sequences.js";

const network = buildNetwork({ inputSize: 2, hiddenSizes: [5], outputSize: 3 });
const set = easySet({ length: 300 });
const parameters = new Float32Array(network.layout.length);
initialise(network.layout, parameters, { random: randomStream(1) });

test("gives each window its own outputs, in the set's order, whatever stands beside it, with no targets needed", () => {
  const { length, window, inputs, inputSize, starts } = set;
  const all = predict(network, parameters, { length, window, inputs, inputSize, starts });
  expect(all).toHaveLength(300 * 3);
  for (const k of [0, 7, 299]) {
    const one = predict(network, parameters, { ...set, length: 1, starts: starts.slice(k, k + 1) });
    expect(all.slice(3 * k, 3 * k + 3)).toEqual(one);
  }
});

test("agrees with the reference engine to 1e-6 and leaves the parameters alone", () => {
  const before = parameters.slice();
  const reference = predict(network, parameters, set, { kernels: referenceKernels({ precision: "float64" }) });
  predict(network, parameters, set).forEach((value, k) => {
    expect(Math.abs(value - reference[k]!)).toBeLessThan(1e-6);
  });
  expect(parameters).toEqual(before);
});

test("no windows have no outputs", () => {
  expect(predict(network, parameters, { ...set, length: 0, starts: new Uint32Array(0) })).toHaveLength(0);
});

test("parameters of another network and windows of another width are refused", () => {
  expect(() => predict(network, parameters.slice(1), set)).toThrow(/the network's 58 numbers, got 57/);
  expect(() =>
    predict(buildNetwork({ inputSize: 3, hiddenSizes: [5], outputSize: 3 }), new Float32Array(63), set),
  ).toThrow(/the network's 3 columns, got 2/);
});
