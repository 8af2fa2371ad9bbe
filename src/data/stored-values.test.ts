import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSeries } from "./cut/split-series.js";
import { fitScaler } from "./scaler.js";
import { seriesOf } from "./testing.js";
import { makeWindows } from "./windows.js";

const FLT_MAX = 3.4028234663852886e38;
const wave = (rows: number) => Array.from({ length: rows }, (_, k) => Math.sin(k / 4) + 0.5 * Math.sin(k / 11));
const rowsOf = (length: number) => [{ segment: "s0", start: 0, end: length }];

/** The wave with one cell of another value, as target and as input. */
function windowsWith(value: number, row: number, { daily = false } = {}) {
  const y = wave(100);
  y[row] = value;
  const series = seriesOf({ y, x: wave(100) }, { daily });
  const names = { inputs: ["x", "y"], targets: ["y"] };
  return makeWindows({ series, split: splitSeries(series), ...names, window: 3 });
}

describe("values as single precision stores them", () => {
  it.each([FLT_MAX, 1e39, -1e39, 1e20, 1e300])(
    "refuse a cell of %d in the parts that the scaler has not seen, by row and column",
    (value) => {
      for (const row of [65, 95]) {
        expect(() => windowsWith(value, row)).toThrow(
          new RegExp(
            `^test.csv, column "y": values must lie within .* got ${String(value).replace("+", "\\+")} in row ${row + 1} of the series\\. Correct it`,
          ),
        );
      }
      expect(() => windowsWith(value, 95, { daily: true })).toThrow("in row 96 of the series (2020-04-05).");
    },
  );

  it.each([FLT_MAX, 1e39, -1e12])("refuse a training cell of %d, beside which all others are one number", (value) => {
    expect(() => windowsWith(value, 20)).toThrow(
      /^test\.csv, column "y": one value must not be so far away .* got .* in row 21 of the series\. Correct it/,
    );
  });

  it("refuse a training cell that leaves two numbers of many, or one of a column that is zero in most rows", () => {
    expect(() => windowsWith(2e9, 20)).toThrow(/one value must not be so far away .* got 2000000000 in row 21/);
    const rain = seriesOf({ y: wave(100).map((value, row) => (row === 20 ? 1e12 : row % 5 === 0 ? value : 0)) });
    expect(() => fitScaler({ series: rain, columns: ["y"], ranges: rowsOf(100) })).toThrow(
      /got 1000000000000 in row 21/,
    );
  });

  it("tell a value that flattens all others, or an error, by a note: column, value, row, how far, and what to do", () => {
    const [spike] = windowsWith(1e6, 20).notes;
    expect(spike).toBe(
      '"y" holds 1000000 in row 21 of the series: 1e+6 times the spread of the others (0.70) from their mean. Scaled by a standard deviation ' +
        "that it decides, all others become nearly one number. If it is an error, correct it or mark it as missing; else do without the column.",
    );
    expect(windowsWith(-1e7, 65, { daily: true }).notes).toEqual([
      expect.stringMatching(
        /"y" holds -10000000 in row 66 of the series \(2020-03-06\): .* The errors of the validation part say little/,
      ),
    ]);
    expect(windowsWith(50, 20).notes).toEqual([]);
    const series = seriesOf({ y: wave(2000).map((value, row) => (row % 150 === 7 ? 1e8 : value)) });
    const { notes } = makeWindows({ series, split: splitSeries(series), inputs: ["y"], targets: ["y"], window: 3 });
    expect(notes.map((note) => note.slice(0, 70))).toEqual([
      '"y" holds 100000000 in row 8 of the series, and 7 more such values: 1e',
      '"y" holds 100000000 in row 1208 of the series, and 2 more such values:',
      '"y" holds 100000000 in row 1658 of the series, and 2 more such values:',
    ]);
    const many = seriesOf(Object.fromEntries(Array.from({ length: 30 }, (_, k) => [`c${k}`, wave(100).with(20, 1e6)])));
    const names = { inputs: many.columns.map(({ name }) => name), targets: ["c0"] };
    const told = makeWindows({ series: many, split: splitSeries(many), ...names, window: 3 }).notes;
    expect(told).toHaveLength(7);
    expect(told.at(-1)).toBe("The same is so of 24 more parts of columns.");
  });

  it.each([1e301, Number.POSITIVE_INFINITY, Number.NaN])("refuse %d wherever it stands", (value) => {
    for (const row of [20, 65, 95]) expect(() => windowsWith(value, row)).toThrow(`got ${value} in row ${row + 1}`);
  });

  it("take a far value that leaves the others apart, and a spike on a constant", () => {
    expect(windowsWith(1e6, 20).train.targets.every(Number.isFinite)).toBe(true);
    const spike = seriesOf({ a: Array.from({ length: 50 }, (_, k) => (k === 7 ? 1e30 : 0)) });
    expect(fitScaler({ series: spike, columns: ["a"], ranges: rowsOf(50) }).sd[0]).toBeGreaterThan(1e28);
  });
});

describe("the scale of a column", () => {
  const scaledBy = (unit: number) => {
    const series = seriesOf({ y: wave(100).map((value) => unit * value) });
    return makeWindows({ series, split: splitSeries(series), inputs: ["y"], targets: ["y"], window: 3 });
  };

  it.each([2 ** -664, 2 ** -500, 2 ** 500, 2 ** 990])(
    "by a power of two, %d, changes no bit of the windows, and the unit of errors by just that",
    (unit) => {
      const plain = scaledBy(1);
      const other = scaledBy(unit);
      expect(other.train.inputs).toEqual(plain.train.inputs);
      expect(other.errorFactor).toBe(unit * plain.errorFactor);
    },
  );

  it("is refused where doubles lose digits", () => {
    expect(() => scaledBy(1e-305)).toThrow(
      /column "y": its standard deviation must be at least 1e-300, or 0, got .*smaller unit/,
    );
  });

  it("has the bits of plain sums where these neither overflow nor vanish", () => {
    const finite = fc.double({ min: -1e60, max: 1e60, noNaN: true });
    fc.assert(
      fc.property(fc.array(finite, { minLength: 2, maxLength: 40 }), (values) => {
        const [first] = values as [number];
        const differences = values.map((value) => value - first);
        const shift = differences.reduce((sum, difference) => sum + difference, 0) / values.length;
        const squares = differences.reduce((sum, difference) => sum + (difference - shift) ** 2, 0);
        const sd = Math.sqrt(squares / values.length);
        fc.pre(sd > 1e-140);
        const series = seriesOf({ a: values });
        let scaler: ReturnType<typeof fitScaler>;
        try {
          scaler = fitScaler({ series, columns: ["a"], ranges: rowsOf(values.length) });
        } catch {
          return; // one value far from all others
        }
        expect(scaler.mean[0]).toBe(first + shift);
        expect(scaler.sd[0]).toBe(sd);
      }),
    );
  });
});
