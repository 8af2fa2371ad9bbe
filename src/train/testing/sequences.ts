import { type RandomStream, randomStream } from "../../core/numeric/random.js";
import type { WindowSet } from "../../data/window-set.js";

/** A window set of separate sequences with one target each: for tests. `x` is (N, T, I), `y` (N, O). */
function sequenceSet({
  x,
  y,
  window,
  inputSize,
  outputSize = 1,
}: {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly window: number;
  readonly inputSize: number;
  readonly outputSize?: number;
}): WindowSet {
  const length = y.length / outputSize;
  const targets = new Float32Array(length * window * outputSize);
  for (let n = 0; n < length; n++) {
    for (let o = 0; o < outputSize; o++) targets[((n + 1) * window - 1) * outputSize + o] = y[n * outputSize + o]!;
  }
  return {
    length,
    window,
    inputs: Float32Array.from(x),
    inputSize,
    targets,
    outputSize,
    starts: Uint32Array.from({ length }, (_, n) => n * window),
    targetOffsets: [window - 1],
    targetSize: 1,
    scored: "last",
    weights: null,
    lengths: null,
  };
}

/** Two noisy inputs, T steps; the target is a smooth function of the last and the one before: easy, for tests of the loop. */
export function easySet({
  length,
  window = 4,
  seed = 1,
}: {
  length: number;
  window?: number;
  seed?: number;
}): WindowSet {
  const random = randomStream(seed);
  const x = normals(random, length * window * 2);
  const y = Float64Array.from({ length }, (_, n) => {
    const end = (n + 1) * window * 2;
    return Math.tanh(x[end - 1]! - 0.5 * x[end - 4]!);
  });
  return sequenceSet({ x, y, window, inputSize: 2 });
}

function normals(random: RandomStream, length: number): Float64Array {
  return Float64Array.from({ length }, () => random.normal());
}
