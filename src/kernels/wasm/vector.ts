import type { FloatArray, VectorKernels } from "../contract.js";
import type { WasmExports } from "./exports.js";
import type { Arena } from "./memory.js";

/** The optimisers' whole-vector steps as kernels. */
export function wasmVector(kernels: WasmExports, arena: Arena): VectorKernels {
  const adamConstants = arena.allocate(7); // through memory: as arguments they would be boxed, a dozen bytes each
  const at = (name: string, x: FloatArray, length = x.length) => arena.address(name, x, length);
  return {
    squaredNorm: (x) => kernels.squaredNorm(at(X, x), x.length),
    scale: (x, factor) => kernels.scale(at(X, x), x.length, factor),
    addScaled: (y, x, factor) => kernels.addScaled(at(Y, y), at(X, x, y.length), y.length, factor),
    momentum: (g, velocity, decay, nesterov) =>
      kernels.momentum(at(G, g), at(VELOCITY, velocity, g.length), g.length, decay, nesterov ? 1 : 0),
    adam(g, first, second, { beta1, beta2, epsilon, correction1, correction2 }) {
      adamConstants[0] = beta1;
      adamConstants[1] = beta2;
      adamConstants[2] = 1 - beta1;
      adamConstants[3] = 1 - beta2;
      adamConstants[4] = epsilon;
      adamConstants[5] = correction1;
      adamConstants[6] = correction2;
      const { length } = g;
      kernels.adam(at(G, g), at(FIRST, first, length), at(SECOND, second, length), length, adamConstants.byteOffset);
    },
  };
}

// Names in errors, whole: a template in a step would allocate.
const X = "vector: `x`";
const Y = "vector: `y`";
const G = "vector: `g`";
const VELOCITY = "vector: `velocity`";
const FIRST = "vector: `first`";
const SECOND = "vector: `second`";
