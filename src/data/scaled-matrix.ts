import { badCell, LARGEST_SCALED, LARGEST_VALUE, unusableValue } from "./cells.js";
import type { Scaler } from "./scaler.js";
import { type Series, valuesOf } from "./series.js";
import { ordinaryMemory } from "./window-set.js";

/**
 * (rows, columns), row-major: (value - mean) / sd in single precision.
 *
 * @throws GradusError that names the row of a value that is not finite, or beyond what can be computed with once scaled
 */
export function scaledMatrix(series: Series, scaler: Scaler, allocate = ordinaryMemory): Float32Array {
  const width = scaler.columns.length;
  const matrix = new Float32Array(allocate(series.rows * width * Float32Array.BYTES_PER_ELEMENT));
  scaler.columns.forEach((name, j) => {
    const values = valuesOf(series, name);
    const mean = scaler.mean[j]!;
    const sd = scaler.sd[j]!;
    for (let row = 0; row < series.rows; row++) {
      if (!(Math.abs(values[row]!) <= LARGEST_VALUE)) throw unusableValue(series, name, row);
      const scaled = (values[row]! - mean) / sd;
      if (Math.abs(scaled) > LARGEST_SCALED) {
        throw badCell({
          series,
          column: name,
          row,
          rule:
            `values must lie within ${LARGEST_SCALED.toExponential()} standard deviations of the training part (${sd.toPrecision(3)}) from its mean ` +
            `(${mean.toPrecision(3)}), as single precision needs`,
          advice: "Correct it, or mark it as missing, or do without the column.",
        });
      }
      matrix[row * width + j] = scaled;
    }
  });
  return matrix;
}
