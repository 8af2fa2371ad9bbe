import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { rootMeanSquareError } from "../../data/baselines/contract.js";
import { linearForecasts } from "../../data/linear/forecasts.js";
import { buildNetwork } from "../../network/build.js";
import { activations } from "../../smoothing/index.js";
import type { InitialiserStart } from "../contract.js";
import { initialise } from "../initialise.js";
import { type LinearForm, linearForm } from "./linear-form.js";
import { placeSystem } from "./place.js";
import { reducedSystem } from "./system.js";
import { biasOf, farthest, fitOf, seriesSet, simulate, spread } from "./testing/linear-series.js";
import { kernels, run, started } from "./testing/started.js";

const ALPHA = 1e-3;

/** Networks of three inputs and two outputs whose units are a linear system at amplitude 1e-3, without the readout's solution. */
function placed(activation: string, hiddenSizes: readonly number[], cell = "elman", bidirectional = false) {
  const set = seriesSet({ inputSize: 3, columns: 2 });
  const fit = fitOf(set);
  const bias = biasOf(fit, set.outputSize);
  const system = reducedSystem(fit, { inputSize: 3, most: Math.min(...hiddenSizes), power: 0, cut: 1e-4 });
  const shape = { inputSize: 3, outputSize: set.outputSize, hiddenSizes, bidirectional };
  const network = buildNetwork({ ...shape, activation, cell });
  const parameters = kernels.allocate(network.layout.length) as Float64Array;
  initialise(network.layout, parameters, { random: randomStream(2) });
  placeSystem({ network, parameters }, system, { amplitude: ALPHA, bias });
  return { network, parameters, set, expected: simulate(system, set, bias) };
}

const SIZES = [[8], [30], [20, 12], [9, 9, 9]];

test.each(["elman", "gru", "lstm"])(
  "the forward passes of a bidirectional %s at amplitude 1e-3 follow the system to 5e-4 of its spread, its other passes left as drawn",
  (cell) => {
    for (const hiddenSizes of SIZES) {
      const { network, parameters, set, expected } = placed("tanh", hiddenSizes, cell, true);
      expect(farthest(run(network, parameters, set), expected) / spread(expected), `${hiddenSizes}`).toBeLessThan(5e-4);
      const drawn = parameters.slice();
      initialise(network.layout, drawn, { random: randomStream(2) });
      for (const { isReverse, offset, length } of network.layout.slices) {
        if (isReverse) expect(parameters.slice(offset, offset + length)).toEqual(drawn.slice(offset, offset + length));
      }
    }
  },
);

test.each([
  ["identity", 1e-9],
  ["tanh", 1e-4],
  ["erf", 1e-4],
  ["sin", 1e-4],
  ["silu", 0.05],
  ["gelu", 0.05],
])(
  "units of %s at amplitude 1e-3 follow the reduced linear system to %s of the forecasts' spread, stacked and with spare units too",
  (activation, bound) => {
    for (const hiddenSizes of SIZES) {
      const { network, parameters, set, expected } = placed(activation, hiddenSizes);
      const distance = farthest(run(network, parameters, set), expected) / spread(expected);
      expect(distance, `${hiddenSizes}`).toBeLessThan(bound);
    }
  },
);

test.each([
  ["gru", "identity", 1e-9],
  ["gru", "tanh", 1e-4],
  ["gru", "erf", 1e-4],
  ["lstm", "identity", 1e-9],
  ["lstm", "tanh", 5e-4], // bent twice, and the cell's value is twice the unit's
  ["lstm", "erf", 5e-4],
])(
  "units of a %s, %s, at amplitude 1e-3 follow the reduced linear system to %s of the forecasts' spread, stacked and with spare units too",
  (cell, activation, bound) => {
    for (const hiddenSizes of SIZES) {
      const { network, parameters, set, expected } = placed(activation, hiddenSizes, cell);
      const distance = farthest(run(network, parameters, set), expected) / spread(expected);
      expect(distance, `${hiddenSizes}`).toBeLessThan(bound);
    }
  },
);

test.each([
  ["gru", "logistic"],
  ["gru", "relu"],
  ["gru", "tanh"],
  ["lstm", "tanh"],
  ["lstm", "sin"],
])("a %s of %s starts at the linear forecast's error, to 12 % at amplitude .1", (cell, activation) => {
  const set = seriesSet({ inputSize: 3, columns: 2 });
  const fit = fitOf(set);
  const best = rootMeanSquareError(linearForecasts(set, fit.part, fit.coefficients), set);
  for (const hiddenSizes of SIZES) {
    const network = buildNetwork({ inputSize: 3, outputSize: 2, hiddenSizes, activation, cell });
    const { parameters } = started(network, set, { alpha: 0.1 });
    expect(rootMeanSquareError(run(network, parameters, set), set) / best, `${hiddenSizes}`).toBeLessThan(1.12);
  }
});

test("an LSTM whose units are not 0 at rest has no linear start", () => {
  const set = seriesSet({ inputSize: 3, columns: 2 });
  const network = buildNetwork({ inputSize: 3, outputSize: 2, hiddenSizes: [4], activation: "logistic", cell: "lstm" });
  expect(() => started(network, set)).toThrow(
    'initialiser "linear": units of the cell "lstm" must be 0 at rest, those of "logistic" are 0.5 at 0. Use the initialiser "drawn" or "ridge-readout"',
  );
});

const sloped = activations.names.filter((name) => name !== "sign");

test.each(sloped)(
  "with units of %s, at rest anywhere, the start forecasts as well as the linear forecast, to 12 % at amplitude .1",
  (activation) => {
    const set = seriesSet({ inputSize: 3, columns: 2 });
    const fit = fitOf(set);
    const best = rootMeanSquareError(linearForecasts(set, fit.part, fit.coefficients), set);
    for (const hiddenSizes of SIZES) {
      const network = buildNetwork({ inputSize: 3, outputSize: 2, hiddenSizes, activation });
      const { parameters } = started(network, set, { alpha: 0.1 });
      const error = rootMeanSquareError(run(network, parameters, set), set);
      expect(error / best, `${hiddenSizes}`).toBeLessThan(1.12);
    }
  },
);

test.each([
  ["identity", 0.1, 1e-6],
  ["tanh", 1e-3, 1e-4],
  ["logistic", 1e-3, 5e-3],
])(
  "units of %s that read the window at once give at amplitude %f the linear forecast, to %f of its spread",
  (activation, amplitude, bound) => {
    const set = seriesSet({ inputSize: 3, columns: 2 });
    for (const hiddenSizes of [[2], [8], [6, 4]]) {
      const shape = { inputSize: 3, outputSize: 2, hiddenSizes, activation };
      const network = buildNetwork({ ...shape, cell: "mlp", window: set.window });
      const form = linearForm({ network, kernels, train: set, validation: null, power: 0 }) as LinearForm;
      expect(form.system.states).toBe(2); // one a target
      const parameters = kernels.allocate(network.layout.length) as Float64Array;
      initialise(network.layout, parameters, { random: randomStream(2) });
      placeSystem({ network, parameters }, form.system, { amplitude, bias: biasOf(form.fit, 2) });
      const { part, coefficients } = form.fit;
      const expected = Float64Array.from(linearForecasts(set, part, coefficients));
      expect(farthest(run(network, parameters, set), expected) / spread(expected), `${hiddenSizes}`).toBeLessThan(
        bound,
      );
      expect(started(network, set).notes[0]).toMatch(/^linear forecast, ridge .* in 2 of \d units of amplitude/);
    }
  },
);

test("validation windows choose both penalties: on another part of noise the start is no worse than with none", () => {
  const noise = { inputSize: 3, columns: 2, rows: 60 }; // 46 windows for 37 coefficients
  const [set, validation] = [seriesSet(noise), seriesSet({ ...noise, rows: 600, seed: 2 })];
  const network = buildNetwork({ inputSize: 3, outputSize: 2, hiddenSizes: [16] });
  const errorOf = (start: Partial<InitialiserStart>) =>
    rootMeanSquareError(run(network, started(network, set, {}, start).parameters, validation), validation);
  expect(errorOf({ validation })).toBeLessThan(0.95 * errorOf({}));
});
