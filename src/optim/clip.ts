import { ensure } from "../core/errors.js";
import { ensureArgument } from "../core/options.js";
import { number, required } from "../core/rules.js";
import type { Transform } from "./transform.js";

/** Scales the whole gradient so that its Euclidean norm is at most `limit` > 0; direction kept. Source: Pascanu et al. (2013). */
export function clipByGlobalNorm(limit: number): Transform {
  ensureArgument("clipByGlobalNorm", limit, ["limit", required(number)]);
  ensure(limit > 0, () => `clipByGlobalNorm: the limit must be > 0, got ${limit}. Use 1, or leave the transform out.`);
  return {
    name: `clip by global norm ${limit}`,
    plan: ({ kernels: { vector } }) => ({
      state: [],
      apply({ gradient }) {
        const norm = Math.sqrt(vector.squaredNorm(gradient));
        if (norm > limit) vector.scale(gradient, limit / norm);
      },
    }),
  };
}
