import { describe, expect, test } from "vitest";
import type { Kernels } from "../kernels/contract.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { availableBuilds } from "../kernels/wasm/module.js";
import { activation } from "./activation.js";
import { plain, planPlain } from "./plain.js";
import { planSmall } from "./testing/plan.js";
import { drawSequence, planSequences, resultsOf } from "./testing/sequences.js";
import { weights } from "./weights.js";

const engines = [
  { engine: "reference", kernels: () => referenceKernels() },
  ...availableBuilds().map((build) => ({
    engine: `wasm ${build}`,
    kernels: () => wasmKernels({ build, capacityBytes: 2 ** 24 }),
  })),
];
const cases = engines.flatMap((engine) =>
  ["elman", "gru"].flatMap((cell) => (["last", "all"] as const).map((scored) => ({ ...engine, cell, scored }))),
);
const objectives = [plain(), weights(), activation({ lambda: 0.5 })];
const hiddenSizes = [5, 3];

describe.each(cases)("$engine, $cell, $scored steps scored", ({ kernels, cell, scored }) => {
  const drawn = (...lengths: number[]) => lengths.map((length, k) => drawSequence(k + 1, length, scored));

  test.each(objectives)(
    "$name begins with the longest sequence: further steps before it change no bit",
    (objective) => {
      const options = { cell, scored, hiddenSizes };
      const expected = resultsOf(objective, drawn(3, 1, 2), { ...options, kernels: kernels(), steps: 3 });
      for (const steps of [4, 9, 30]) {
        expect(resultsOf(objective, drawn(3, 1, 2), { ...options, kernels: kernels(), steps })).toEqual(expected);
      }
    },
  );

  test.each(objectives)("$name has no memory of a longer batch", (objective) => {
    const sigma = objective.diffuses ? 0.4 : 0;
    const plan = () =>
      planSequences(objective, drawn(2, 3, 1), { cell, scored, hiddenSizes, kernels: kernels(), steps: 9 });
    const [fresh, used] = [plan(), plan()];
    const short = fresh.pass.batch.inputs.slice();
    const targets = fresh.pass.batch.targets.slice();
    used.pass.batch.inputs.fill(0.7);
    used.pass.batch.targets.fill(-3);
    used.pass.batch.lengths!.fill(9);
    used.pass.differentiate(sigma);
    used.pass.batch.inputs.set(short);
    used.pass.batch.targets.set(targets);
    used.pass.batch.lengths!.set([2, 3, 1]);
    expect(used.pass.differentiate(sigma)).toBe(fresh.pass.differentiate(sigma));
    expect(used.gradient).toEqual(fresh.gradient);
    expect(used.pass.gradientBySigma).toBe(fresh.pass.gradientBySigma);
  });
});

/** How often a step of three sequences of these lengths evaluates its activation. */
function evaluations(
  kernels: Kernels,
  { lengths, steps }: { readonly lengths: readonly number[]; readonly steps: number },
) {
  const { network, pass, spec } = planSmall(plain(), { kernels, lengths, steps, batch: lengths.length });
  let count = 0;
  const activation = {
    ...network.activation,
    name: "counted",
    value(x: number) {
      count++;
      return x < 0 ? -1 : 1; // no table fits it, so that the fast engine asks for it as well
    },
  };
  const counted = planPlain({ ...spec, network: { ...network, activation } });
  counted.batch.inputs.set(pass.batch.inputs);
  counted.batch.lengths!.set(lengths);
  count = 0;
  counted.differentiate(0);
  return count;
}

test.each(engines)("$engine evaluates no unit of a step that no sequence has", ({ kernels }) => {
  const short = evaluations(kernels(), { lengths: [3, 1, 2], steps: 3 });
  expect(short).toBeGreaterThan(0);
  expect(evaluations(kernels(), { lengths: [3, 1, 2], steps: 12 })).toBe(short);
  expect(evaluations(kernels(), { lengths: [12, 1, 2], steps: 12 })).toBe(4 * short);
});
