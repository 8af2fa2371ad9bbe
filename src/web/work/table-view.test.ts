import { expect, test } from "vitest";
import { PLAIN_NOTATION } from "../../data/table-notation.js";
import type { ReadTable } from "../../poc/read-table.js";
import { previewOf, tableView } from "./table-view.js";

const DAY = 86_400_000;
const rows = 1000;
const values = Float64Array.from({ length: rows }, (_, row) => row % 10);
const filled = new Uint8Array(rows).fill(1, 2, 5);

const table: ReadTable = {
  series: {
    source: "a.csv",
    columns: [{ name: "x", values, filled }],
    time: {
      columns: ["day"],
      milliseconds: Float64Array.from(values, (_, row) => row * DAY),
      ...{ step: DAY, gaps: 0, resolution: "day" },
    },
    segments: [
      { name: "one", start: 0, end: 900 },
      { name: "two", start: 900, end: rows },
    ],
    rows,
  },
  ...{ targets: ["x"], inputs: ["x"], seriesColumn: "shop", constants: [], notes: [] },
  ...{ missing: "previous", notation: PLAIN_NOTATION },
};

test("a table is shown by its size, its time, its series and its first rows, filled values left open", () => {
  const view = tableView({ name: "a.csv", blob: new Blob(["12345"]) }, table);
  expect(view).toMatchObject({ bytes: 5, rows, series: { count: 2, column: "shop", names: ["one", "two"] } });
  expect(view.time).toEqual({ columns: ["day"], from: "1970-01-01", to: "1972-09-26", step: DAY, gaps: 0 });
  expect(view.columns).toMatchObject([{ name: "x", filled: 3, least: 0, greatest: 9 }]);
  expect(view.head.map(({ values: [value] }) => value)).toEqual([0, 1, null, null, null, 5, 6, 7]);
  expect(view.head[1]!.label).toBe("1970-01-02");
});

test("a preview has the lowest and highest value that was observed in each of 400 pieces of the first series", () => {
  const { x, low, high } = previewOf(table.series.columns[0]!, table.series);
  expect([x.length, x[0], x.at(-1)]).toEqual([400, 0, 897 * DAY]);
  expect([low[0], high[0], low[1], low[2], high[2]]).toEqual([0, 1, null, 5, 5]); // rows 0-1, 2-3, 4-5
});

test("of a short series without a time every row is a piece, at its number", () => {
  const series = { ...table.series, time: null, segments: [{ name: "a", start: 0, end: 3 }], rows: 3 };
  expect(previewOf({ name: "x", values: Float64Array.of(4, 2, 3) }, series)).toEqual({
    ...{ x: [0, 1, 2], low: [4, 2, 3], high: [4, 2, 3] },
  });
});
