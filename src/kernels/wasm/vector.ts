import type { FloatArray, VectorKernels } from "../contract.js";
import type { WasmExports } from "./exports.js";
import type { Arena } from "./memory.js";

/** The optimisers' whole-vector steps as kernels. */
export function wasmVector(kernels: WasmExports, arena: Arena): VectorKernels {
  const at = (name: string, x: FloatArray) => arena.address(`vector: \`${name}\``, x);
  return {
    squaredNorm: (x) => kernels.squaredNorm(at("x", x), x.length),
    scale: (x, factor) => kernels.scale(at("x", x), x.length, factor),
    addScaled: (y, x, factor) => kernels.addScaled(at("y", y), at("x", x), y.length, factor),
    momentum: (g, velocity, decay, nesterov) =>
      kernels.momentum(at("g", g), at("velocity", velocity), g.length, decay, nesterov ? 1 : 0),
    adam: (g, first, second, { beta1, beta2, epsilon, correction1, correction2 }) =>
      kernels.adam(
        at("g", g),
        at("first", first),
        at("second", second),
        g.length,
        beta1,
        beta2,
        1 - beta1,
        1 - beta2,
        epsilon,
        correction1,
        correction2,
      ),
  };
}
