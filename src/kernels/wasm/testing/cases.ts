import { randomStream } from "../../../core/numeric/random.js";
import { elman } from "../../../network/cells/elman.js";
import { type Form, noNoise } from "../../contract.js";
import { referenceKernels } from "../../reference/index.js";
import type { Build } from "../builds.js";
import { wasmKernels } from "../index.js";
import { type Case, difference, type Results, run } from "./agreement.js";

export const SILENT = noNoise(3);

/** Of each array's largest entry; the weights form's patches have slopes good to a few 1e-6. */
export const TOLERANCE: Readonly<Record<Form, number>> = { plain: 1e-5, activation: 1e-5, weights: 5e-5 };
/** Of a layer's largest noise gradient: they are sums over all units and steps, with cancellation. */
export const NOISE_TOLERANCE = 5e-4;

/** A network of odd sizes; the same seed, the same case. */
export function randomCase(seed: number, form: Form, activation: string, cell = elman): Case {
  const stream = randomStream(seed);
  const between = (low: number, high: number) => low + stream.integer(high - low + 1);
  const steps = between(1, 30);
  const noise = () => 0.05 * stream.uniform();
  const slices = cell.slices({ inputSize: 1, hiddenSize: 1 }).length;
  return {
    seed,
    cell,
    form,
    activation,
    batch: between(1, 37),
    steps,
    inputSize: between(1, 9),
    hiddenSizes: between(0, 2) === 0 ? [between(1, 40), between(1, 40)] : [between(1, 70)],
    outputSize: between(1, 5),
    emit: between(0, 1) === 0 ? "last" : "all",
    depth: between(0, 2) === 0 ? between(1, steps) : steps,
    noise:
      form === "plain"
        ? noNoise(slices)
        : { unit: 2 * stream.uniform() ** 2, slices: Float64Array.from({ length: slices }, noise) },
    penaltyWeight: form === "activation" ? 0.01 * stream.uniform() : 0,
  };
}

/** Where a build and the float64 reference are furthest apart: its arrays, and its sums by the noise. */
export interface Disagreement {
  readonly arrays: { readonly name: string; readonly error: number };
  readonly noise: { readonly name: string; readonly error: number };
}

export function disagreement(test: Case, build: Build): Disagreement {
  const expected = run(referenceKernels({ precision: "float64" }), test);
  const got = run(wasmKernels({ build, capacityBytes: 2 ** 26 }), test);
  return {
    arrays: difference(
      got,
      only(expected, (name) => !isNoise(name)),
    ),
    noise: difference(got, only(expected, isNoise), 1e-2),
  };
}

function isNoise(name: string): boolean {
  return name.includes("noise") || name.includes("Noise");
}

/** The results whose names are wanted. */
export function only(results: Results, wanted: (name: string) => boolean): Results {
  return Object.fromEntries(Object.entries(results).filter(([name]) => wanted(name)));
}
