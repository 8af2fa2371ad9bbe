import { middleOf, sortRuns, type Taus } from "../core/quantiles.js";
import type { MetricRows } from "./contract.js";

/** Rows of forecasts of quantiles as rows of the forecast alone: of each target its middle quantile, sorted first. One quantile is the forecast itself. */
export function ofMiddle(taus: Taus | null): (rows: MetricRows) => MetricRows {
  if (taus === null || taus.length === 1) return (rows) => rows;
  const K = taus.length;
  const middle = middleOf(taus);
  const run = new Float64Array(K);
  let outputs = new Float64Array(0);
  let targets = new Float64Array(0);
  return ({ outputs: all, targets: allTargets, rows, outputSize: O, weights }) => {
    const length = (rows * O) / K;
    if (outputs.length < length) {
      outputs = new Float64Array(length);
      targets = new Float64Array(length);
    }
    for (let at = 0; at < length; at++) {
      for (let k = 0; k < K; k++) run[k] = all[at * K + k]!;
      sortRuns(run, K);
      outputs[at] = run[middle]!;
      targets[at] = allTargets[at * K]!;
    }
    return { outputs, targets, weights, rows, outputSize: O / K };
  };
}
