import { expect, test } from "vitest";
import { HALF_WIDTH } from "./draw.js";
import { seriesStyle } from "./palette.js";
import { type ScatterChart, scatterChartOption } from "./scatter-chart.js";

const point = (x: number, y: number, low: number | null = null, high: number | null = null) => {
  return { x, y, low, high, style: seriesStyle(2) };
};

interface Option {
  readonly xAxis: {
    readonly axisLabel: { readonly customValues: number[]; readonly formatter: (x: number) => string };
  };
  readonly series: readonly { readonly data: readonly { readonly value: number[]; readonly symbol?: string }[] }[];
}

function option(points: ScatterChart["points"], isLog: boolean): Option {
  const chart = { points, line: [], xName: "x", isLog, range: [0.5, 4] as const };
  return scatterChartOption(chart, HALF_WIDTH[0]!) as unknown as Option;
}

test.each([
  ["shares close together", [0.285, 0.291, 0.303], false],
  ["shares over a large range", [0.02, 0.5, 0.9], false],
  ["sizes of which there are three", [3, 4, 5], true],
  ["many sizes close together", [100, 101, 102, 103, 104, 105, 106], true],
  ["many sizes", [100, 200, 300, 400, 1000, 2000, 5000, 90000], true],
])("%s have three marks at least, all inside and each printed as itself", (_what, xs, isLog) => {
  const { customValues, formatter } = option(
    xs.map((x) => point(x, 1)),
    isLog,
  ).xAxis.axisLabel;
  expect(customValues.length).toBeGreaterThanOrEqual(3);
  for (const mark of customValues) expect(Number(formatter(mark).replace(",", ""))).toBe(mark);
});

test("two sizes are marked by themselves", () => {
  expect(option([point(3, 1), point(4, 1)], true).xAxis.axisLabel.customValues).toEqual([3, 4]);
});

test("an interval that goes on beyond the chart ends at its edge in an arrow, one inside in nothing", () => {
  const { series } = option([point(1, 1, 0.8, 1.2), point(2, 1, 0.1, 9), point(3, 1)], false);
  const ends = series.slice(-3).map(({ data }) => data.map(({ value, symbol }) => [value[1], symbol ?? ""]));
  expect(ends).toEqual([
    [
      [0.8, ""],
      [1, ""],
      [1.2, ""],
    ],
    [
      [0.5, "triangle"],
      [1, ""],
      [4, "triangle"],
    ],
    [[1, ""]],
  ]);
});
