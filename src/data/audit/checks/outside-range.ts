import { valuesOf } from "../../series.js";
import { type Check, JUDGED } from "../check.js";
import type { DataFinding } from "../finding.js";
import { effectiveRows, partMoments } from "../moments.js";

/** Of the values of a part beyond the training part's: what is said, what is a warning, and what is said however slow the column is. */
const SOME = 0.05;
const MANY = 0.2;
const HALF = 0.5;
const FEWEST = 5;
/** By chance 2 of n + 1 values lie beyond n others; so many times as many are said. */
const TIMES_CHANCE = 4;
/** In widths of the training range: a single value so far out is no measurement, or nothing that was trained on. */
const FAR = 5;

/**
 * Values such as the network has not seen: what it makes of them is extrapolation. By chance alone a slow column has many, since its training
 * part says little: few independent rows. A trend, or a random walk, leads there by nature, and is said when it leads most of a part there.
 */
export const outsideRange: Check = {
  name: "outside the training range",
  find({ series, split, columns }) {
    const found: Extract<DataFinding, { code: "outside-range" }>[] = [];
    for (const column of columns) {
      const values = valuesOf(series, column);
      const train = partMoments(values, split.train);
      const { sd, least, most } = train;
      if (sd === 0) continue; // a finding of its own
      const chance = 2 / (1 + effectiveRows(train.rows, train.stepCorrelation));
      const share = Math.min(HALF, Math.max(SOME, TIMES_CHANCE * chance));
      for (const part of JUDGED) {
        let [count, rows, beyond] = [0, 0, 0];
        for (const { start, end } of split[part]) {
          rows += end - start;
          for (let row = start; row < end; row++) {
            const excess = Math.max(least - values[row]!, values[row]! - most);
            if (excess <= 0) continue;
            count++;
            beyond = Math.max(beyond, excess / sd);
          }
        }
        const isFar = beyond * sd >= FAR * (most - least);
        if (!isFar && (count < FEWEST || count < share * rows)) continue;
        const severity = isFar || count >= MANY * rows ? "warning" : "note";
        found.push({ code: "outside-range", severity, column, part, count, rows, beyond });
      }
    }
    return found.sort((a, b) => b.count / b.rows - a.count / a.rows);
  },
};
