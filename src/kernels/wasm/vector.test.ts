import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import type { FloatArray, VectorKernels } from "../contract.js";
import { referenceKernels } from "../reference/index.js";
import { wasmKernels } from "./index.js";

const LENGTHS = [1, 3, 4, 5, 64, 67];
const ADAM = {
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  correction1: 1 / (1 - 0.9 ** 3),
  correction2: 1 / (1 - 0.999 ** 3),
};

type Step = (vector: VectorKernels, a: FloatArray, b: FloatArray, c: FloatArray) => unknown;

const steps: Record<string, Step> = {
  squaredNorm: (vector, a) => vector.squaredNorm(a),
  scale: (vector, a) => vector.scale(a, -1.25),
  addScaled: (vector, a, b) => vector.addScaled(a, b, 0.3),
  momentum: (vector, a, b) => vector.momentum(a, b, 0.9, false),
  nesterov: (vector, a, b) => vector.momentum(a, b, 0.9, true),
  adam: (vector, a, b, c) => vector.adam(a, b, c, ADAM),
};

test.each(Object.keys(steps))("%s agrees with the reference to 1e-6 on lengths that SIMD does not divide", (name) => {
  for (const length of LENGTHS) {
    const [got, expected] = [wasmKernels({ capacityBytes: 2 ** 20 }), referenceKernels()].map((kernels) => {
      const stream = randomStream(length);
      const [a, b, c] = [0, 1, 2].map(() => kernels.allocate(length)) as [FloatArray, FloatArray, FloatArray];
      for (let k = 0; k < length; k++) {
        a[k] = stream.normal();
        b[k] = stream.normal();
        c[k] = stream.uniform();
      }
      const result = steps[name]!(kernels.vector, a, b, c);
      return [typeof result === "number" ? result : 0, ...a, ...b, ...c];
    }) as [number[], number[]];
    got.forEach((value, k) => {
      expect(Math.abs(value - expected[k]!), `length ${length}`).toBeLessThan(
        1e-6 * Math.max(1, Math.abs(expected[k]!)),
      );
    });
  }
});
