import { scaledMatrix } from "./scaled-matrix.js";
import type { Scaler } from "./scaler.js";
import { columnOf, type Series } from "./series.js";
import type { Allocate, Interpolated } from "./window-set.js";

/** More rows than a window has: there is no next observation. */
const NEVER = 0xffffffff;

/** What windows of these inputs read where they know both ends of a gap; nothing where no column has lines. */
export function interpolatedInputs(
  series: Series,
  scaler: Scaler,
  allocate: Allocate,
): { readonly interpolated?: Interpolated } {
  const width = scaler.columns.length;
  const columns = scaler.columns.map((name) => columnOf(series, name));
  if (columns.every(({ line }) => line === undefined)) return {};
  const ahead = new Uint32Array(allocate(series.rows * width * Uint32Array.BYTES_PER_ELEMENT));
  columns.forEach(({ filled, line }, j) => {
    if (filled === undefined || line === undefined) return;
    for (const { start, end } of series.segments) {
      let rows = NEVER;
      for (let row = end - 1; row >= start; row--) {
        if (filled[row] === 0) rows = 0;
        else if (rows !== NEVER) rows++;
        ahead[row * width + j] = rows;
      }
    }
  });
  const lines = {
    ...series,
    columns: series.columns.map((column) => ({ ...column, values: column.line ?? column.values })),
  };
  return { interpolated: { inputs: scaledMatrix(lines, scaler, allocate), ahead } };
}
