import { oneOf } from "../../odd.mjs";
import { STEPS } from "./times.mjs";

/** Times of one step and columns of decimal numbers, some with missing values. */
export function drawValues(stream, { time, names }) {
  const rows = 24 + stream.integer(120);
  const step = oneOf(stream, time.steps);
  const start = Date.UTC(1975 + stream.integer(50), stream.integer(12), 1 + stream.integer(28));
  const chosen = Array.from(stream.permutation(names.length), (k) => names[k]).slice(0, 1 + stream.integer(3));
  const columns = chosen.map((name) => ({ name, ...drawColumn(stream, rows) }));
  return {
    rows,
    milliseconds: Array.from({ length: rows }, (_, row) => STEPS[step](start, row)),
    columns,
    hasMissing: columns.some(({ values }) => values.some(Number.isNaN)),
  };
}

function drawColumn(stream, rows) {
  const decimals = stream.integer(4);
  const scale = 10 ** stream.integer(7);
  const isSigned = stream.integer(2) === 0;
  const hasMissing = stream.integer(5) === 0;
  const values = Array.from({ length: rows }, (_, row) => {
    if (hasMissing && row > 0 && stream.integer(12) === 0) return Number.NaN;
    const value = scale * stream.normal();
    return Number((isSigned ? value : Math.abs(value)).toFixed(decimals)) + 0; // + 0: no -0, whose sign is not written
  });
  values[0] = scale; // it varies, whatever the rounding did
  values[rows - 1] = 2 * scale;
  return { decimals, values };
}
