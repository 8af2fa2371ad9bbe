import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import type { WindowSet } from "../data/window-set.js";
import { initialise } from "../initialisers/initialise.js";
import { ridgeReadout } from "../initialisers/ridge-readout.js";
import { solvedReadout } from "../initialisers/solved-readout.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { selectKernels } from "../kernels/select.js";
import { binaryCrossEntropy } from "../loss/binary-cross-entropy.js";
import { rmse } from "../metric/rmse.js";
import { buildNetwork } from "../network/build.js";
import { activation } from "../objective/activation.js";
import { plain } from "../objective/plain.js";
import { sampled } from "../objective/sampled.js";
import { straightThrough } from "../objective/straight-through.js";
import { weights } from "../objective/weights.js";
import { annealed } from "../schedule/sigma.js";
import { predictorFor } from "./predictor.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";

const isHole = (k: number) => k % 3 === 1;

/** The set with a third of its windows at weight 0, and `value` in every row that they read and are asked for. */
function withHoles(set: WindowSet, value: number): WindowSet {
  const { length, window: T, inputSize: I, targetSize: C } = set;
  const [inputs, targets] = [set.inputs.slice(), set.targets.slice()];
  for (let k = 0; k < length; k++) {
    if (!isHole(k)) continue;
    const start = set.starts[k]!;
    inputs.fill(value, start * I, (start + T) * I);
    targets.fill(value, start * C, (start + T) * C);
  }
  return { ...set, inputs, targets, weights: Float32Array.from({ length }, (_, k) => (isHole(k) ? 0 : 1 + (k % 2))) };
}

const network = buildNetwork({ inputSize: 2, hiddenSizes: [5, 4] });
const network1 = buildNetwork({ inputSize: 2, hiddenSizes: [4], activation: "sign" });
const dataWith = (value: number, change: Partial<WindowSet> = {}) => ({
  train: withHoles({ ...easySet({ length: 90 }), ...change }, value),
  validation: withHoles({ ...easySet({ length: 40, seed: 2 }), ...change }, value),
});

describe.each([
  { name: "plain", options: { objective: plain() } },
  { name: "weights", options: { objective: weights(), sigma: annealed({ sigma0: 0.5 }) } },
  { name: "activation", options: { objective: activation({ lambda: 0.1 }), sigma: annealed({ sigma0: 0.5 }) } },
  { name: "sampled", options: { objective: sampled(), sigma: annealed({ sigma0: 0.5 }) } },
  { name: "straight-through", options: { objective: straightThrough(), network: network1 } },
  { name: "a solved readout", options: { objective: plain(), initialiser: solvedReadout() } },
])("windows of weight 0 with NaN in them: training by $name", ({ options }) => {
  test.each(["last", "all"] as const)("is the same bits as with 0 in them, scored: %s", async (scored) => {
    const run = (value: number) => {
      const kernels = selectKernels().kernels;
      return train({
        network,
        data: dataWith(value, { scored }),
        epochs: 3,
        kernels,
        now: () => 0,
        ...options,
      }).result();
    };
    const [holes, zeros] = [await run(Number.NaN), await run(0)];
    expect(holes.outcome.kind).toBe("finished");
    expect(holes.parameters.every(Number.isFinite)).toBe(true);
    expect(holes).toEqual(zeros);
  });
});

test("the metric and the ridge readout do not read them", () => {
  const kernels = referenceKernels({ precision: "float64" });
  const of = (value: number) => {
    const { train: set } = dataWith(value);
    const parameters = kernels.allocate(network.layout.length);
    initialise(network.layout, parameters, { random: randomStream(1) });
    ridgeReadout({ network, kernels, parameters, objective: plain(), set, sigma: 0 });
    return { parameters, error: predictorFor(set, { network, kernels, parameters }).measure(set, rmse) };
  };
  expect(of(Number.NaN)).toEqual(of(0));
  expect(Number.isFinite(of(Number.NaN).error)).toBe(true);
});

test("a loss looks at the targets of every scored row, and at none of weight 0", () => {
  const classes = easySet({ length: 30 }).targets.map((y) => (y > 0 ? 1 : 0));
  const data = (value: number, change: Partial<WindowSet> = {}) => {
    const set = { ...easySet({ length: 30 }), targets: classes, ...change };
    return { train: withHoles(set, value), validation: withHoles(set, value) };
  };
  const one = buildNetwork({ inputSize: 2, hiddenSizes: [4] });
  const start = (value: number, change: Partial<WindowSet> = {}) =>
    train({ network: one, data: data(value, change), loss: binaryCrossEntropy, epochs: 1 });
  expect(() => start(Number.NaN)).not.toThrow();
  const targets = classes.slice();
  targets[0] = 0.5; // the first step of the first window
  expect(() => start(0, { targets })).not.toThrow();
  expect(() => start(0, { targets, scored: "all" })).toThrow("targets must be 0 or 1, got [0.5]");
});
