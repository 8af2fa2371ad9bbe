import type { FloatArray } from "../core/float-array.js";

/** Antithetic draws about a parameter vector. */
export interface AntitheticDraws {
  /** theta (P) */
  readonly parameters: FloatArray;
  /** (P), where theta is kept meanwhile. */
  readonly centre: FloatArray;
  readonly pairs: number;
  /** z of a pair, (P); asked for once for each pair, in order. */
  readonly noise: (pair: number) => FloatArray;
}

/** Calls `visit` at theta + sigma z and at theta - sigma z for each pair, and leaves theta as it was. Allocates nothing. */
export function forEachDraw(
  { parameters, centre, pairs, noise }: AntitheticDraws,
  sigma: number,
  visit: (pair: number, sign: 1 | -1) => void,
): void {
  centre.set(parameters);
  for (let pair = 0; pair < pairs; pair++) {
    const z = noise(pair);
    for (const sign of SIGNS) {
      const amount = sign * sigma;
      for (let k = 0; k < z.length; k++) parameters[k] = centre[k]! + amount * z[k]!;
      visit(pair, sign);
    }
  }
  parameters.set(centre);
}

const SIGNS = [1, -1] as const;
