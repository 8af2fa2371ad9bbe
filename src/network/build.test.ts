import { expect, test } from "vitest";
import { MOMENT, MOMENTS } from "../smoothing/contract.js";
import { activations } from "../smoothing/index.js";
import { buildNetwork } from "./build.js";

test("parameters lie layer by layer, U, V, a, then W, b, without gaps", () => {
  const { layout } = buildNetwork({ inputSize: 3, hiddenSizes: [4, 2], outputSize: 2 });
  expect(layout.slices.map(({ name, length }) => [name, length])).toEqual([
    ["layers.0.U", 12],
    ["layers.0.V", 16],
    ["layers.0.a", 4],
    ["layers.1.U", 8],
    ["layers.1.V", 4],
    ["layers.1.a", 2],
    ["readout.W", 4],
    ["readout.b", 2],
  ]);
  let end = 0;
  for (const { offset, length } of layout.slices) {
    expect(offset).toBe(end);
    end += length;
  }
  expect(layout.length).toBe(end);
});

test('approximation "paper" runs the one-term form: tanh(mu / sqrt(1 + pi v / 2)), the same network at variance 0', () => {
  const { activation } = buildNetwork({ inputSize: 1, hiddenSizes: [2], approximation: "paper" });
  const out = new Float64Array(MOMENTS);
  activation.smooth(0.7, 2, out);
  expect(out[MOMENT.h1]).toBeCloseTo(Math.tanh(0.7 / Math.sqrt(1 + Math.PI)), 14);
  expect(activation.value(0.7)).toBe(activations.get("tanh").value(0.7));
});

test("an activation without a one-term form, and sizes that make no network, are refused with what would do", () => {
  expect(() => buildNetwork({ inputSize: 1, hiddenSizes: [2], activation: "relu", approximation: "paper" })).toThrow(
    /^buildNetwork: `approximation: "paper"` needs an activation that has a one-term form \(tanh, logistic\), got "relu"/,
  );
  expect(() => buildNetwork({ inputSize: 1, hiddenSizes: [] })).toThrow(
    /`hiddenSizes` must be a list of one or more integers >= 1, got \[\]/,
  );
  expect(() => buildNetwork({ inputSize: 0, hiddenSizes: [2] })).toThrow(
    "buildNetwork: `inputSize` must be an integer >= 1, got 0.",
  );
});

test("more layers than a model may have are refused before they are laid out", () => {
  const hiddenSizes = Array.from({ length: 20_000 }, () => 1);
  expect(() => buildNetwork({ inputSize: 1, hiddenSizes })).toThrow(
    "`hiddenSizes` must give at most 1000 layers, got 20000. Take fewer, wider ones.",
  );
  expect(buildNetwork({ inputSize: 1, hiddenSizes: hiddenSizes.slice(0, 1000) }).layout.length).toBeGreaterThan(1000);
});
