import { ensure } from "../core/errors.js";
import type { Transform } from "./transform.js";

/** velocity <- decay velocity + g; update = velocity (or g + decay velocity, Nesterov). Source: Polyak (1964), Sutskever et al. (2013). */
export function scaleByMomentum({
  decay = 0.9,
  nesterov = false,
}: {
  decay?: number;
  nesterov?: boolean;
} = {}): Transform {
  ensure(decay >= 0 && decay < 1, () => `scaleByMomentum: \`decay\` must lie in [0, 1), got ${decay}. Use 0.9.`);
  return {
    name: `${nesterov ? "nesterov momentum" : "momentum"} ${decay}`,
    plan({ vector, allocate }, length) {
      const velocity = allocate(length);
      return {
        state: [velocity],
        apply: (gradient) => vector.momentum(gradient, velocity, decay, nesterov),
      };
    },
  };
}
