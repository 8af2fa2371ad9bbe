import { describe, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { rootMeanSquareError } from "../../data/baselines/contract.js";
import { forEachBatch } from "../../data/for-each-batch.js";
import { linearForecasts } from "../../data/linear/forecasts.js";
import { unevenLengths, unevenWeights } from "../../data/testing.js";
import type { WindowSet } from "../../data/window-set.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { huber } from "../../loss/huber.js";
import { squared } from "../../loss/squared.js";
import { buildNetwork, type Network } from "../../network/build.js";
import type { Highway } from "../../network/highway.js";
import { NetworkForward } from "../../objective/network-forward.js";
import { plain } from "../../objective/plain.js";
import { weights } from "../../objective/weights.js";
import { activations } from "../../smoothing/index.js";
import type { InitialiserStart } from "../contract.js";
import { initialise } from "../initialise.js";
import { type LinearForm, linearForm } from "./linear-form.js";
import { linearStart } from "./linear-start.js";
import { placeSystem } from "./place.js";
import { reducedSystem } from "./system.js";
import { biasOf, farthest, fitOf, seriesSet, simulate, spread } from "./testing/linear-series.js";

const kernels = referenceKernels({ precision: "float64" });

/** What a network gives for every window at its last step. */
function run(network: Network, parameters: Float64Array, set: WindowSet): Float64Array {
  const O = set.outputSize;
  const pass = new NetworkForward(
    { network, kernels, batch: set.length, steps: set.window, scored: "last", parameters: parameters as never },
    "plain",
  );
  const batch = {
    inputs: pass.inputs,
    targets: new Float32Array(set.length * O),
    weights: new Float32Array(set.length),
    lengths: null,
  };
  let out = new Float64Array();
  forEachBatch(set, { from: 0, to: set.length, batch, indices: new Uint32Array(set.length), order: null }, () => {
    out = Float64Array.from(pass.predict().mean);
  });
  return out;
}

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

/** A network after its start; sets of three inputs and two outputs. */
function started(network: Network, set: WindowSet, options = {}, start: Partial<InitialiserStart> = {}) {
  const parameters = kernels.allocate(network.layout.length) as Float64Array;
  const notes: string[] = [];
  linearStart(options).initialise({
    ...{
      network,
      parameters,
      kernels,
      gain: 1,
      data: set,
      validation: null,
      objective: plain(),
      loss: squared,
      sigma: 0,
    },
    random: randomStream(2),
    units: new Float64Array(network.layout.slices.length).fill(1),
    note: (words) => notes.push(words),
    ...start,
  });
  return { parameters, notes };
}

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

describe("beside a highway", () => {
  const set = seriesSet({ inputSize: 3, columns: 2 });
  const { part, coefficients } = fitOf(set);
  const linear: Highway = { kind: "linear", ...part, coefficients: Float32Array.from(coefficients) };
  const last = { ...linear, kind: "last", rows: 1, coefficients: Float32Array.of(1, 0, 0, 1, 0, 0, 0, 0) } as const;
  const best = rootMeanSquareError(linearForecasts(set, part, coefficients), set);
  const startOf = (highway: Highway) => {
    const network = buildNetwork({ inputSize: 3, outputSize: 2, hiddenSizes: [16], highway });
    const { parameters, notes } = started(network, set);
    return { error: rootMeanSquareError(run(network, parameters, set), set), notes };
  };

  test("the last value: both together forecast as well as the linear forecast, to 12 %", () => {
    const { error, notes } = startOf(last);
    expect(error / best).toBeLessThan(1.12);
    expect(notes[0]).toMatch(/^linear forecast/);
  });

  test("the linear forecast itself leaves drawn units with a solved readout, at most 3 % worse than it, and the note says so", () => {
    const { error, notes } = startOf(linear);
    expect(error).toBeLessThan(1.03 * best); // the readout is solved on 204 of the 587 windows
    expect(notes).toEqual(["drawn units: nothing that the highway leaves is linear"]);
  });
});

describe("what cannot be solved as it is", () => {
  const network = buildNetwork({ inputSize: 3, outputSize: 2, hiddenSizes: [16] });
  const linearSet = seriesSet({ inputSize: 3, columns: 2 });
  const withInputs = (change: (inputs: Float32Array) => void): WindowSet => {
    const inputs = linearSet.inputs.slice();
    change(inputs);
    return { ...linearSet, inputs };
  };
  const column = (inputs: Float32Array, i: number, value: (row: number) => number) => {
    for (let row = 0; row * 3 < inputs.length; row++) inputs[row * 3 + i] = value(row);
  };

  test.each([
    ["a constant column", withInputs((inputs) => column(inputs, 1, () => 0))],
    ["a column twice", withInputs((inputs) => column(inputs, 1, (row) => inputs[row * 3]!))],
    ["columns of 1e6", withInputs((inputs) => column(inputs, 1, (row) => 1e6 * inputs[row * 3]!))],
    ["fewer windows than columns", { ...linearSet, length: 5, starts: linearSet.starts.slice(0, 5) }],
    ["one window", { ...linearSet, length: 1, starts: linearSet.starts.slice(0, 1) }],
    ["windows of one row", { ...linearSet, window: 1, targetOffsets: [1] }],
    ["all steps scored", { ...linearSet, scored: "all" }],
    [
      "unequal lengths and weights",
      { ...linearSet, weights: unevenWeights(linearSet), lengths: unevenLengths(linearSet) },
    ],
  ] as const)("%s: a finite start with finite forecasts", (_, set) => {
    const { parameters, notes } = started(
      network,
      set as WindowSet,
      {},
      { validation: linearSet.window === set.window ? linearSet : null },
    );
    expect(parameters.every(Number.isFinite)).toBe(true);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^linear forecast, ridge 1e[-+]\d, in \d+ of 16 units of amplitude 0\.3$/);
  });

  test("more outputs than units: a finite start", () => {
    const wide = seriesSet({ inputSize: 1, horizons: 30 });
    const small = buildNetwork({ inputSize: 1, outputSize: 30, hiddenSizes: [4] });
    const { parameters, notes } = started(small, wide, {}, { validation: wide });
    expect(parameters.every(Number.isFinite)).toBe(true);
    expect(notes[0]).toMatch(/in 4 of 4 units/);
  });

  test.each([
    ["inputs", withInputs((inputs) => inputs.fill(Number.NaN, 300, 310))],
    ["infinite inputs", withInputs((inputs) => inputs.fill(Infinity, 300, 310))],
    ["targets", { ...linearSet, targets: linearSet.targets.map((value, k) => (k === 300 ? Number.NaN : value)) }],
  ])("%s that are no numbers: all is drawn as by the initialiser `drawn`, and the note has the reason", (_, set) => {
    // Every readout is solved on all windows here, so that those are among them.
    const few = { ...set, length: 190, starts: set.starts.slice(0, 190) };
    const { parameters, notes } = started(network, few, {}, { validation: few });
    const expected = kernels.allocate(network.layout.length);
    initialise(network.layout, expected, { random: randomStream(2) });
    expect(parameters).toEqual(expected);
    expect(notes).toEqual([
      "drawn units: the equations of the linear forecast have no finite solution; drawn readout: its equations have no finite solution",
    ]);
  });

  test("a column beyond single precision: a finite start, by drawn units where the forecast has none", () => {
    const { parameters } = started(
      network,
      withInputs((inputs) => column(inputs, 1, (row) => 3e38 * Math.sign(inputs[row * 3]!))),
    );
    expect(parameters.every(Number.isFinite)).toBe(true);
  });

  test("the readout is that of the plain network, whatever the first sigma and the objective", () => {
    const smoothed = started(network, linearSet, {}, { objective: weights(), sigma: 0.5 });
    expect(smoothed).toEqual(started(network, linearSet));
  });

  test("inputs of which nothing is linear leave drawn units with a solved readout, and the note says so", () => {
    const { parameters, notes } = started(
      network,
      withInputs((inputs) => inputs.fill(0)),
    );
    expect(notes).toEqual(["drawn units: nothing in the training windows is linear"]);
    expect(parameters.every(Number.isFinite)).toBe(true);
  });

  test("sign, another loss, no windows, a cell without a linear form and options out of range are refused", () => {
    const signs = buildNetwork({ inputSize: 3, outputSize: 2, hiddenSizes: [16], activation: "sign" });
    expect(() => started(signs, linearSet)).toThrow(
      /must have a slope where units are at rest, "sign" has 0 at 0\. Use/,
    );
    expect(() => started(network, linearSet, {}, { data: null })).toThrow(/needs training windows, got none/);
    expect(() => started(network, linearSet, {}, { loss: huber() })).toThrow(
      /solves the squared loss, quantiles and cross entropies, got the loss "huber/,
    );
    const { followLinear: _, ...cell } = network.cell;
    expect(() => started({ ...network, cell }, linearSet)).toThrow(/"elman" has no `followLinear`/);
    expect(() => linearStart({ alpha: 0 })).toThrow(/`alpha`/);
    expect(() => linearStart({ power: 2 })).toThrow(/`power` must lie in \[0, 1\], got 2\. Use 0\./);
  });
});
