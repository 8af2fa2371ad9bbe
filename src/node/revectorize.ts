import { setFlagsFromString } from "node:v8";
import { cos, sin } from "../core/numeric/elementary/sine.js";
import type { Kernels } from "../kernels/contract.js";
import { noNoise } from "../kernels/contract.js";
import type { Build } from "../kernels/wasm/builds.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { availableBuilds } from "../kernels/wasm/module.js";
import { elman } from "../network/cells/elman.js";
import { tanh } from "../smoothing/tanh.js";

const FLAG = "experimental-wasm-revectorize";
const FIRST_NODE = 24;
/** How much faster the wide build must be, and how close to the relaxed one. */
const LEAST_GAIN = 1.15;
const TOLERANCE = 1e-4;

export interface Revectorized {
  /** To be given to wasmKernels or selectKernels; undefined: the default build. */
  readonly build: Build | undefined;
  readonly reason: string;
}

let decided: Revectorized | undefined;

/**
 * Turns on V8's experimental joining of 128-bit WASM operations into 256 bits, for this process, where it is there, gives
 * the same numbers as the default build on a test network, and is faster; otherwise leaves it off and says why.
 *
 * Opt-in, since the flag is experimental. Must run before the first wasmKernels({ build: "wide" }). Takes about 200 ms.
 *
 * @example
 * const { build, reason } = revectorize();
 * const { kernels } = selectKernels({ engine: "wasm", ...(build ? { build } : {}) });
 */
export function revectorize(): Revectorized {
  decided ??= decide();
  return decided;
}

function decide(): Revectorized {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < FIRST_NODE) return off(`Node >= ${FIRST_NODE} is needed, this is ${process.versions.node}`);
  if (process.arch !== "x64") return off(`they need an x64 processor, this is ${process.arch}`);
  if (!availableBuilds().includes("wide")) return off("this runtime has no relaxed SIMD");
  // Compiled before the flag is set: with it, parts of this build would be joined too.
  const relaxed = trial(wasmKernels({ build: "relaxed", capacityBytes: CAPACITY }));
  warmUp(relaxed.step);
  setFlagsFromString(`--${FLAG}`);
  const wide = trial(wasmKernels({ build: "wide", capacityBytes: CAPACITY }));
  warmUp(wide.step);
  const error = difference(wide.gradient, relaxed.gradient);
  const [wideTime, relaxedTime] = fastest([wide.step, relaxed.step]) as [number, number];
  const decision = judge(error, relaxedTime / wideTime);
  if (decision.build === undefined) setFlagsFromString(`--no-${FLAG}`);
  return decision;
}

/** The self-test's verdict: `error` is the largest difference as a share of the largest entry, `gain` the ratio of the times. */
export function judge(error: number, gain: number): Revectorized {
  if (!(error <= TOLERANCE)) {
    return off(`they differ from the 128-bit ones by ${error.toExponential(1)}, more than ${TOLERANCE}`);
  }
  const times = `${gain.toFixed(2)} times as fast as 128-bit ones here`;
  if (!(gain >= LEAST_GAIN)) return off(`they are ${times}, not ${LEAST_GAIN}`);
  return { build: "wide", reason: `256-bit kernels are on: ${times}` };
}

function off(reason: string): Revectorized {
  return { build: undefined, reason: `256-bit kernels are off: ${reason}` };
}

const SHAPE = { batch: 32, steps: 8, inputSize: 7, hiddenSize: 128 };
const CAPACITY = 2 ** 23;
const ROUNDS = 20;
const WARM_UP_MILLISECONDS = 60;

/** One small network to step, and its gradient after a step. */
function trial(kernels: Kernels) {
  const pass = kernels.recurrent({
    cell: elman,
    lengths: null,
    sequenceWeights: null,
    form: "plain",
    activation: tanh,
    emit: "last",
    below: null,
    ...SHAPE,
  });
  const { inputSize: I, hiddenSize: H } = SHAPE;
  const parameters = kernels.allocate(H * (I + H + 1));
  const gradient = kernels.allocate(parameters.length);
  const noise = noNoise(3);
  parameters.forEach((_, k) => {
    parameters[k] = sin(k * k) / Math.sqrt(H);
  });
  pass.input.mean.forEach((_, k) => {
    pass.input.mean[k] = cos(k * k);
  });
  const step = () => {
    pass.outputGradient.mean.fill(1);
    gradient.fill(0);
    pass.forward(parameters, noise);
    pass.backward(parameters, gradient, { penaltyWeight: 0, depth: SHAPE.steps });
  };
  return { gradient, step };
}

/** Milliseconds of each step's fastest run, taken in turns: a slow moment of the machine falls on all alike. */
function fastest(steps: readonly (() => void)[]): number[] {
  const best = steps.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [k, step] of steps.entries()) {
      const start = performance.now();
      step();
      best[k] = Math.min(best[k]!, performance.now() - start);
    }
  }
  return best;
}

/** Until the optimising compiler has replaced the baseline code: only that joins operations. */
function warmUp(step: () => void): void {
  const start = performance.now();
  while (performance.now() - start < WARM_UP_MILLISECONDS) step();
}

function difference(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  let error = 0;
  let largest = 0;
  for (let k = 0; k < expected.length; k++) {
    error = Math.max(error, Math.abs(got[k]! - expected[k]!));
    largest = Math.max(largest, Math.abs(expected[k]!));
  }
  return error / largest;
}
