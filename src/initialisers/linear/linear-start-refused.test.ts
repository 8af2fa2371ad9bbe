import { describe, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { rootMeanSquareError } from "../../data/baselines/contract.js";
import { linearForecasts } from "../../data/linear/forecasts.js";
import { unevenLengths, unevenWeights } from "../../data/testing.js";
import type { WindowSet } from "../../data/window-set.js";
import { huber } from "../../loss/huber.js";
import { buildNetwork } from "../../network/build.js";
import type { Highway } from "../../network/highway.js";
import { weights } from "../../objective/weights.js";
import { initialise } from "../initialise.js";
import { linearStart } from "./linear-start.js";
import { fitOf, seriesSet } from "./testing/linear-series.js";
import { kernels, run, started } from "./testing/started.js";

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
