import type { VectorKernels } from "../contract.js";

/** The optimisers' whole-vector steps as plain loops. */
export const referenceVector: VectorKernels = {
  squaredNorm(x) {
    let total = 0;
    for (let k = 0; k < x.length; k++) total += x[k]! * x[k]!;
    return total;
  },
  scale(x, factor) {
    for (let k = 0; k < x.length; k++) x[k]! *= factor;
  },
  addScaled(y, x, factor) {
    for (let k = 0; k < y.length; k++) y[k]! += factor * x[k]!;
  },
  momentum(g, velocity, decay, nesterov) {
    for (let k = 0; k < g.length; k++) {
      const v = decay * velocity[k]! + g[k]!;
      velocity[k] = v;
      g[k] = nesterov ? g[k]! + decay * v : v;
    }
  },
  adam(g, first, second, { beta1, beta2, epsilon, correction1, correction2 }) {
    for (let k = 0; k < g.length; k++) {
      const m = beta1 * first[k]! + (1 - beta1) * g[k]!;
      const v = beta2 * second[k]! + (1 - beta2) * g[k]! * g[k]!;
      first[k] = m;
      second[k] = v;
      g[k] = (m * correction1) / (Math.sqrt(v * correction2) + epsilon);
    }
  },
};
