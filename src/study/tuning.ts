import { optimizers } from "../optim/index.js";
import type { Method } from "./methods.js";

/** One setting to try. */
export interface Setting {
  readonly learningRate: number;
  /** 0 for a method that does not diffuse. */
  readonly sigma0: number;
}

/** Range of sigma_0 in units of the layers' initial weight scales. */
export const SIGMA_RANGE = { low: 0.1, high: 1.5 } as const;

/**
 * The settings a method is tuned over: `trials` of them, the same number for every method.
 *
 * Without diffusion: learning rates at equal steps of their logarithm. With it: pairs of learning rate and sigma_0, the
 * rates of the same grid, the logarithm of sigma_0 by the golden-ratio sequence, so that every pair of neighbouring rates
 * sees different widths.
 */
export function tuningSettings({ optimizer, diffuses }: Method, trials: number): Setting[] {
  const { low, high } = optimizers.get(optimizer).learningRates;
  return Array.from({ length: trials }, (_, k) => {
    const rate = trials === 1 ? 0.5 : k / (trials - 1);
    const width = ((k + 1) * GOLDEN) % 1;
    return {
      learningRate: rounded(logarithmic(low, high, rate)),
      sigma0: diffuses ? rounded(logarithmic(SIGMA_RANGE.low, SIGMA_RANGE.high, width)) : 0,
    };
  });
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

function logarithmic(low: number, high: number, share: number): number {
  return low * (high / low) ** share;
}

/** Three significant digits: a setting that can be read, copied and given back. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
