import { describe, expect, test } from "vitest";
import { referenceKernels } from "../kernels/reference/index.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { availableBuilds } from "../kernels/wasm/module.js";
import { cells } from "../network/cells/index.js";
import { gated } from "../network/testing/gated.js";
import { activation } from "./activation.js";
import { plain } from "./plain.js";
import { sampled } from "./sampled.js";
import { straightThrough } from "./straight-through.js";
import { gradientError } from "./testing/gradient-check.js";
import { planSmall } from "./testing/plan.js";
import { drawSequence, lengthOf, planSequences, resultsOf, type Sequence, weightOf } from "./testing/sequences.js";
import { weights } from "./weights.js";

cells.add(gated);

const engines = [
  { engine: "reference", kernels: () => referenceKernels({ precision: "float64" }), tolerance: 1e-12 },
  ...availableBuilds().map((build) => ({
    engine: `wasm ${build}`,
    kernels: () => wasmKernels({ build, capacityBytes: 2 ** 24 }),
    tolerance: 2e-5,
  })),
];
const objectives = [plain(), weights(), activation({ lambda: 0.5 }), sampled({ pairs: 2 }), straightThrough()];
const NETWORKS = [
  { title: "elman cell", cell: "elman", bidirectional: false },
  { title: "bidirectional elman cell", cell: "elman", bidirectional: true },
  { title: `${gated.name} cell`, cell: gated.name, bidirectional: false },
];
const cases = engines.flatMap((engine) =>
  objectives.flatMap((objective) =>
    NETWORKS.flatMap((network) =>
      (["last", "all"] as const).map((scored) => ({ ...engine, objective, name: objective.name, ...network, scored })),
    ),
  ),
);
const hiddenSizes = [5, 3];

/** Largest difference of two results, relative to the largest entry. */
function apart(got: Float64Array, expected: Float64Array): number {
  let difference = 0;
  let largest = 1;
  for (const [k, value] of expected.entries()) {
    largest = Math.max(largest, Math.abs(value));
    const here = Math.abs(got[k]! - value);
    if (!(here <= difference)) difference = here; // keeps a NaN
  }
  return difference / largest;
}

describe.each(cases)("$name, $engine, $title, $scored steps scored", (given) => {
  const { objective, tolerance, scored, cell, bidirectional } = given;
  const options = () => ({ kernels: given.kernels(), cell, bidirectional, scored, hiddenSizes });
  const alone = (sequence: Sequence) =>
    resultsOf(objective, [sequence], {
      ...options(),
      steps: lengthOf(sequence),
      has: { lengths: false, weights: scored === "all" }, // a weight for all of a sequence is nothing to it alone
    });

  test("a batch is the mean of its sequences, each with the weight of its scored steps", () => {
    const batch = [3, 6, 1, 5, 2, 6, 4, 6, 3, 1].map((length, k) => drawSequence(k + 1, length, scored));
    const total = batch.reduce((sum, sequence) => sum + weightOf(sequence), 0);
    const expected = alone(batch[0]!).fill(0);
    for (const sequence of batch) {
      for (const [k, value] of alone(sequence).entries()) expected[k]! += (weightOf(sequence) / total) * value;
    }
    expect(apart(resultsOf(objective, batch, { ...options(), steps: 6 }), expected)).toBeLessThan(tolerance);
  });

  test("without weights the weight is the number of scored steps, without lengths that of all", () => {
    for (const lengths of [
      [2, 4, 1],
      [4, 4, 4],
    ]) {
      const batch = lengths.map((length, k) => drawSequence(k + 1, length, scored, 1));
      const results = [
        { lengths: true, weights: true },
        { lengths: true, weights: false },
        ...(lengths.every((length) => length === 4) ? [{ lengths: false, weights: false }] : []),
      ].map((has) => resultsOf(objective, batch, { ...options(), steps: 4, has }));
      for (const other of results) expect(apart(other, results[0]!)).toBeLessThan(tolerance);
    }
  });

  test("padding of any length, NaN or not, changes no bit", () => {
    const batch = [3, 1, 2].map((length, k) => drawSequence(k + 1, length, scored));
    const expected = resultsOf(objective, batch, { ...options(), steps: 3 });
    for (const steps of [4, 6, 9]) {
      for (const filling of [Number.NaN, 1e6]) {
        const padded = resultsOf(objective, batch, { ...options(), steps, filling });
        expect(apart(padded, expected), `${steps} ${filling}`).toBeLessThan(tolerance / 10);
      }
    }
    const bits = [Number.NaN, 0, 1e6].map((filling) =>
      resultsOf(objective, batch, { ...options(), steps: 6, filling }),
    );
    for (const other of bits) expect(other).toEqual(bits[0]);
  });

  test("a sequence of weight 0 is not there, whatever stands in it", () => {
    const batch = [3, 1, 4].map((length, k) => drawSequence(k + 1, length, scored));
    const silent = drawSequence(9, 4, scored, 0);
    const nothing = { ...silent, inputs: silent.inputs.map(() => Number.NaN), targets: silent.targets.map(() => NaN) };
    const without = resultsOf(objective, batch, { ...options(), steps: 4 });
    for (const sequence of [silent, nothing]) {
      const results = resultsOf(objective, [batch[0]!, sequence, batch[1]!, batch[2]!], { ...options(), steps: 4 });
      expect(apart(results, without)).toBeLessThan(tolerance / 10);
    }
    const none = resultsOf(objective, [nothing, silent], { ...options(), steps: 4 });
    expect(none.every((value) => value === 0)).toBe(true);
  });
});

test.each([plain(), weights(), activation({ lambda: 0.5 })])(
  "$name with weights and lengths: gradient and dg/dsigma agree with central differences to 1e-6",
  (objective) => {
    for (const cell of ["elman", gated.name]) {
      for (const scored of ["last", "all"] as const) {
        const batch = [3, 1, 4].map((length, k) => drawSequence(k + 1, length, scored));
        const { pass, parameters, gradient } = planSequences(objective, batch, { cell, scored, steps: 4, hiddenSizes });
        expect(gradientError(pass, parameters, gradient, objective.diffuses ? 0.5 : 0)).toBeLessThan(1e-6);
        if (!objective.diffuses) continue;
        pass.differentiate(0.5);
        const numeric = (pass.evaluate(0.5 + 1e-4) - pass.evaluate(0.5 - 1e-4)) / 2e-4;
        expect(Math.abs(pass.gradientBySigma - numeric)).toBeLessThan(1e-6 * Math.max(1, Math.abs(numeric)));
      }
    }
  },
);

test("activation on one linear unit is its formula written out, by lengths and weights, to 1e-12", () => {
  const lambda = 0.7;
  const s = 0.6;
  const lengths = [1, 3];
  const rowWeights = [2, 0.5];
  const { pass, parameters, network } = planSmall(activation({ lambda }), {
    activation: "identity",
    hiddenSizes: [1],
    outputSize: 1,
    batch: 2,
    steps: 4,
    lengths,
    weights: rowWeights,
  });
  const { inputs, targets } = pass.batch;
  const at = network.layout.slices.map(({ offset }) => offset);
  const [U, V, a, W, b] = [0, 1, 2, 3, 4].map((slice) => parameters[at[slice]!]!) as [number, ...number[]];
  const U2 = parameters[at[0]! + 1]!;
  const [sU, sV, sa, sW, sb] = network.layout.slices.map(({ scale }) => (s * scale) ** 2) as [number, ...number[]];
  let expected = 0;
  for (const [row, L] of lengths.entries()) {
    let h = 0;
    let penalty = 0;
    let spread = 0; // Var h of the step before
    for (let t = 4 - L; t < 4; t++) {
      const [x, x2] = [inputs[(t * 2 + row) * 2]!, inputs[(t * 2 + row) * 2 + 1]!];
      penalty += sU * (x * x + x2 * x2) + sV! * (h * h + spread) + sa! + V! * V! * spread;
      h = U * x + U2 * x2 + V! * h + a!;
      spread = s * s;
    }
    const varianceOfOutput = sW! * (h * h + spread) + sb! + W! * W! * spread;
    const loss = (W! * h + b! - targets[row]!) ** 2 + lambda * varianceOfOutput;
    expected += (rowWeights[row]! / 2.5) * (loss + (lambda * penalty) / L);
  }
  expect(pass.evaluate(s)).toBeCloseTo(expected, 12);
});
