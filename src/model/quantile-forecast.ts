import { middleOf, pairsOf, sortRuns, type Taus } from "../core/quantiles.js";
import type { ModelRecord } from "./schema.js";

/** Outputs for each target. */
export function outputsPerTarget({ quantiles }: Pick<ModelRecord, "quantiles">): number {
  return quantiles?.length ?? 1;
}

/** Levels of the intervals about a model's forecasts, in the order in which they are told. */
export function levelsOf({ quantiles, intervals }: Pick<ModelRecord, "quantiles" | "intervals">): readonly number[] {
  return quantiles === undefined ? intervals.map(({ level }) => level) : pairsOf(quantiles).map(({ level }) => level);
}

/** The quantile that stands for the forecast, where it is not the middle one, 0.5. */
export function quantileTold({ quantile, quantiles }: Pick<ModelRecord, "quantile" | "quantiles">): number | null {
  if (quantiles === undefined) return quantile ?? null;
  const told = quantiles[middleOf(quantiles)]!;
  return told === 0.5 ? null : told;
}

/** What quantiles of one row say of each target. */
export interface QuantileForecast {
  readonly forecast: readonly number[];
  readonly intervals: readonly { readonly level: number; readonly low: readonly number[]; readonly high: readonly number[] }[]; // biome-ignore format: one line
  readonly quantiles: readonly { readonly tau: number; readonly values: readonly number[] }[];
}

/** @param values of one row, (targets, K), in the targets' units; sorted in place */
export function quantileForecast(taus: Taus, values: Float64Array): QuantileForecast {
  const K = taus.length;
  sortRuns(values, K);
  const at = (k: number) => Array.from({ length: values.length / K }, (_, c) => values[c * K + k]!);
  return {
    forecast: at(middleOf(taus)),
    intervals: pairsOf(taus).map(({ level, low, high }) => ({ level, low: at(low), high: at(high) })),
    quantiles: taus.map((tau, k) => ({ tau, values: at(k) })),
  };
}
