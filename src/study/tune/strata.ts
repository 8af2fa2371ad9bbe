import type { Range, Setting } from "../records/method.js";
import { placeOf } from "./samplers/range.js";

/** The tuned number that says how long a path of sigma is. */
export const SIGMA = "sigma.sigma0";

interface StrataOptions {
  /** Of sigma_0; undefined where it is not tuned: the best go on. */
  readonly range: Range | undefined;
  /** Equal parts of it, by its scale. */
  readonly strata: number;
  readonly count: number;
}

/**
 * So many settings, the best first: the best of each part of the range of sigma_0 is among them while there is room, so that no width is judged by
 * short runs alone; the other places go to the best of the rest.
 *
 * @param ranked the best first
 */
export function withStrata(ranked: readonly Setting[], { range, strata, count }: StrataOptions): Setting[] {
  if (range === undefined || strata === 1) return ranked.slice(0, count);
  const partOf = (setting: Setting) => Math.min(strata - 1, Math.floor(placeOf(range, setting[SIGMA]!) * strata));
  const seen = new Set<number>();
  const leads = ranked.filter((setting) => {
    const part = partOf(setting);
    if (seen.has(part)) return false;
    seen.add(part);
    return true;
  });
  const others = ranked.filter((setting) => !leads.includes(setting));
  const chosen = new Set([...leads, ...others].slice(0, count));
  return ranked.filter((setting) => chosen.has(setting));
}
