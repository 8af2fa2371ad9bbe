import type { Metric } from "./contract.js";

/** The metric of some of the outputs alone, `from` to `to`, `to` excluded: e.g. those of one row ahead. */
export function ofOutputs(metric: Metric, { from, to }: { readonly from: number; readonly to: number }): Metric {
  const width = to - from;
  let outputs = new Float64Array(0);
  let targets = new Float64Array(0);
  return {
    ...metric,
    add(sums, { outputs: all, targets: allTargets, weights, rows, outputSize: O }) {
      if (outputs.length < rows * width) {
        outputs = new Float64Array(rows * width);
        targets = new Float64Array(rows * width);
      }
      for (let row = 0; row < rows; row++) {
        for (let k = 0; k < width; k++) {
          outputs[row * width + k] = all[row * O + from + k]!;
          targets[row * width + k] = allTargets[row * O + from + k]!;
        }
      }
      metric.add(sums, { outputs, targets, weights, rows, outputSize: width });
    },
    value: (sums) => metric.value(sums),
  };
}
