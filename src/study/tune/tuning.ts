import { optimizers } from "../../optim/index.js";
import type { Method } from "../spec/methods.js";

/** One setting to try. */
export interface Setting {
  readonly learningRate: number;
  /** 0 where it is not tuned. */
  readonly sigma0: number;
}

/** Range of sigma_0 in units of the layers' initial weight scales. */
export const SIGMA_RANGE = { low: 0.1, high: 1.5 } as const;

/**
 * The settings a method is tuned over: `trials` of them, the same number for every method.
 *
 * Learning rates at equal steps of their logarithm. Where sigma_0 is tuned too: pairs of learning rate and sigma_0, the
 * rates of the same grid, the logarithm of sigma_0 by the golden-ratio sequence, so that neighbouring rates see different
 * widths. From the middle outwards and in between: tuning that is cut short has still seen the whole range.
 */
export function tuningSettings({ optimizer, sigma }: Method, trials: number): Setting[] {
  const { low, high } = optimizers.get(optimizer).learningRates;
  return spreadOrder(trials).map((place, k) => {
    const rate = trials === 1 ? 0.5 : place / (trials - 1);
    const width = ((k + 1) * GOLDEN) % 1;
    return {
      learningRate: rounded(logarithmic(low, high, rate)),
      sigma0: sigma === "tuned" ? rounded(logarithmic(SIGMA_RANGE.low, SIGMA_RANGE.high, width)) : 0,
    };
  });
}

/** 0 .. n-1, each next one far from those before: the ranks of the base-2 radical inverse, from the middle on. */
function spreadOrder(n: number): number[] {
  const inverse = (k: number) => {
    let value = 0;
    for (let bit = 0.5, rest = k; rest > 0; rest >>= 1, bit /= 2) value += bit * (rest & 1);
    return value;
  };
  const inverses = Array.from({ length: n }, (_, k) => inverse(k));
  const sorted = [...inverses].sort((a, b) => a - b);
  return inverses.map((value) => (sorted.indexOf(value) + (n >> 1)) % n);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

function logarithmic(low: number, high: number, share: number): number {
  return low * (high / low) ** share;
}

/** Three significant digits: a setting that can be read, copied and given back. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
