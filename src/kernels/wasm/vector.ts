import type { FloatArray, VectorKernels } from "../contract.js";
import type { WasmExports } from "./exports.js";
import type { Arena } from "./memory.js";

/** The optimisers' whole-vector steps as kernels. */
export function wasmVector(kernels: WasmExports, arena: Arena): VectorKernels {
  const at = (name: string, x: FloatArray) => arena.address(name, x);
  return {
    squaredNorm: (x) => kernels.squaredNorm(at(X, x), x.length),
    scale: (x, factor) => kernels.scale(at(X, x), x.length, factor),
    addScaled: (y, x, factor) => kernels.addScaled(at(Y, y), at(X, x), y.length, factor),
    momentum: (g, velocity, decay, nesterov) =>
      kernels.momentum(at(G, g), at(VELOCITY, velocity), g.length, decay, nesterov ? 1 : 0),
    adam: (g, first, second, constants) =>
      kernels.adam(
        at(G, g),
        at(FIRST, first),
        at(SECOND, second),
        g.length,
        constants.beta1,
        constants.beta2,
        1 - constants.beta1,
        1 - constants.beta2,
        constants.epsilon,
        constants.correction1,
        constants.correction2,
      ),
  };
}

// Names in errors, made once: a template in a step would allocate.
const [X, Y, G, VELOCITY, FIRST, SECOND] = ["x", "y", "g", "velocity", "first", "second"].map(
  (name) => `vector: \`${name}\``,
) as [string, string, string, string, string, string];
