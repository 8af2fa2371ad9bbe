import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { copyTargets } from "../data/scored-rows.js";
import type { WindowSet } from "../data/window-set.js";
import { initialise } from "../initialisers/initialise.js";
import { ridgeReadout } from "../initialisers/ridge-readout.js";
import { ReadoutSolver } from "../initialisers/solve-readout.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { softmaxCrossEntropy } from "../loss/softmax-cross-entropy.js";
import { buildNetwork } from "../network/build.js";
import type { Highway } from "../network/highway.js";
import { activation } from "../objective/activation.js";
import { plain } from "../objective/plain.js";
import { adam } from "../optim/recipes.js";
import { predict } from "./predict.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";
import { trainPenalty } from "./trainers/penalty.js";

const highway: Highway = {
  kind: "linear",
  rows: 2,
  inputs: null,
  coefficients: Float32Array.of(0.25, -0.5, 0.5, 0.125, 0.75), // few digits: sums of targets lose none
};
const sizes = { inputSize: 2, hiddenSizes: [5] };
const beside = buildNetwork({ ...sizes, highway });
const without = buildNetwork(sizes);
const data = { train: easySet({ length: 80 }), validation: easySet({ length: 40, seed: 2 }) };
const left = { train: lessHighway(data.train), validation: lessHighway(data.validation) };

/** The set with what the highway leaves of its targets, worked out row by row. */
function lessHighway(set: WindowSet): WindowSet {
  const targets = set.targets.slice();
  const target = new Float32Array(1);
  const { coefficients: c } = highway;
  for (let k = 0; k < set.length; k++) {
    const at = (k + 1) * set.window - 1;
    copyTargets(set, at, target);
    const x = set.inputs.subarray((at - 1) * 2, (at + 1) * 2);
    targets[at] = target[0]! - (c[0]! * x[0]! + c[1]! * x[1]! + c[2]! * x[2]! + c[3]! * x[3]! + c[4]!);
  }
  return { ...set, targets };
}

function drawn() {
  const kernels = referenceKernels({ precision: "float64" });
  const parameters = kernels.allocate(beside.layout.length);
  initialise(beside.layout, parameters, { random: randomStream(1) });
  return { kernels, parameters };
}

describe("what is trained beside a highway is what is trained without on targets less the highway", () => {
  test.each([
    ["plain", plain(), 0],
    ["activation", activation(), 0.5],
  ] as const)("the solved readout, %s, to 1e-5", (_, objective, sigma) => {
    const solved = (network: typeof beside, set: WindowSet) => {
      const { kernels, parameters } = drawn();
      ridgeReadout({ network, kernels, parameters, objective, set, sigma });
      return parameters;
    };
    const expected = solved(without, left.train);
    solved(beside, data.train).forEach((value, k) => {
      expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-5);
    });
  });

  test("the readout solved by validation, and its error, to 1e-6", () => {
    const errorOf = (network: typeof beside, sets: typeof data) => {
      const solved = new ReadoutSolver({ network, ...drawn(), ...sets }).solve();
      return solved.isSolved ? solved.error : null;
    };
    expect(errorOf(beside, data)).toBeCloseTo(errorOf(without, left)!, 6);
  });

  test("a run of Adam, errors to 1e-4", async () => {
    const options = { optimizer: adam(), epochs: 3, kernels: referenceKernels({ precision: "float64" }) };
    const expected = await train({ ...options, network: without, data: left }).result();
    const run = await train({ ...options, network: beside, data }).result();
    expect(run.best!.validation).toBeCloseTo(expected.best!.validation, 4);
    const forecasts = predict(beside, run.best!.parameters, data.validation);
    const square = forecasts.reduce((sum, value, k) => sum + (value - data.validation.targets[4 * k + 3]!) ** 2, 0);
    expect(Math.sqrt(square / forecasts.length)).toBeCloseTo(run.best!.validation, 4);
  });

  test("the penalty form, errors to 1e-4", async () => {
    const expected = await trainPenalty({ network: without, data: left, rounds: 4 }).result();
    const run = await trainPenalty({ network: beside, data, rounds: 4 }).result();
    expect(run.records.map(({ trainObjective }) => trainObjective.toFixed(4))).toEqual(
      expected.records.map(({ trainObjective }) => trainObjective.toFixed(4)),
    );
    expect(run.best!.validation).toBeCloseTo(expected.best!.validation, 4);
  });
});

test("a loss whose outputs are no forecasts of the targets takes no highway", () => {
  expect(() => train({ network: beside, data, loss: softmaxCrossEntropy() })).toThrow(
    'train: `network`: a highway forecasts the targets themselves, so `highway` must be "none" with the loss "softmax-cross-entropy", got "linear". ' +
      "Leave it out.",
  );
});
