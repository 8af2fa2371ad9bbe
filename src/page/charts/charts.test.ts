import type { EChartsCoreOption } from "echarts/core";
import { expect, test } from "vitest";
import { svgFile } from "../testing/svg-file.js";
import { band, withoutBand } from "./band.js";
import { chartFigure, type Drawing } from "./draw.js";
import { forecastChartOption } from "./forecast-chart.js";
import { type LineChart, lineChartOption, upperEnd } from "./line-chart.js";
import { loadCharts } from "./load-charts.js";
import { SERIES_TONES, seriesStyle } from "./palette.js";

await loadCharts();

const epochs = Array.from({ length: 12 }, (_, k) => k + 1);
const falling = (start: number, pace: number) => (x: number) => start / (1 + pace * x);
const hours = Array.from({ length: 200 }, (_, k) => k);
const truth = hours.map((k) => 50 + ((k % 24) - 12) ** 2 / 4);
const forecast = {
  labels: hours.map((k) => `day ${1 + Math.floor(k / 24)}, ${k % 24} h`),
  truth,
  forecast: truth.map((value, k) => (k === 150 ? Number.NaN : value + (k % 7) - 3)),
  color: SERIES_TONES[0]!.light,
  range: [45, 90],
} as const;

const charts: readonly (readonly [name: string, size: Omit<Drawing, "screen">, option: typeof draw])[] = [
  ["line-chart", { width: 510, height: 340 }, linear],
  ["line-chart-logarithmic", { width: 510, height: 340 }, logarithmic],
  ["line-chart-stepped", { width: 510, height: 340 }, stepped],
  ["line-chart-cut", { width: 510, height: 340 }, (drawing) => lineChartOption(CUT, drawing)],
  ["line-chart-empty", { width: 510, height: 340 }, () => lineChartOption({ series: [], xName: "epoch" }, HALF)],
  ["forecast-chart", { width: 1040, height: 180 }, draw],
];

/** An axis that ends below the beginnings: one curve comes down into it, two stay above. */
const CUT: LineChart = {
  series: [
    { style: seriesStyle(0), points: withoutBand(epochs, epochs.map(falling(20, 1))) },
    { style: seriesStyle(2), points: withoutBand(epochs, epochs.map(falling(90, 0.1))) },
    { style: seriesStyle(3), points: withoutBand([1, 2, 3], [30, 28, 27]) },
    { style: seriesStyle(4), points: withoutBand(epochs, epochs.map(falling(200, 0.1))) },
  ],
  references: [{ value: 2.5, label: "target", dash: [6, 4], place: "left" }],
  xName: "epoch",
  wholeX: true,
  top: 3.2,
};

const HALF: Drawing = { screen: "tablet desktop", width: 510, height: 340 };

test.each(charts)("%s is the picture that its snapshot shows", async (name, size, option) => {
  await expect(picture({ screen: "desktop", ...size }, option)).toMatchFileSnapshot(`snapshots/${name}.svg`);
});

test("a chart ends at the mark above its top, whatever lies higher, in any unit", () => {
  expect(upperEnd(CUT)).toBe(3.25);
  expect(upperEnd({ ...CUT, top: 40 })).toBe(50);
  const [{ style }] = CUT.series as [LineChart["series"][number]];
  const tiny = { series: [{ style, points: withoutBand([1, 2], [9e-30, 2e-30]) }], xName: "epoch", top: 3e-30 };
  expect(upperEnd(tiny) / 3e-30).toBeCloseTo(1, 9);
});

const line =
  (...values: number[]) =>
  (drawing: Drawing) =>
    lineChartOption({ series: [{ style: seriesStyle(0), points: withoutBand([1, 2], values) }], xName: "x" }, drawing);

test.each([0, 1e-300, 3e-201, 1e-21, 1e-9, 0.01, 0.03, 0.3, 7.1, 900, 7e9, 1e200])(
  "a line whose values are all %d is drawn, and so is one that a rounding error bends",
  (value) => {
    for (const [from, to] of [
      [value, value],
      [-value, -value],
      [value, value * (1 + Number.EPSILON)],
      [value, value * (1 + 1e-8)],
    ] as const)
      expect(picture(HALF, line(from, to))).toContain("<path");
  },
);

test.each([
  [0.009000000000000003, 0.0102],
  [2.8000000000000003, 3.3],
  [0.3, 0.1 + 0.2],
  [5, 5 * (1 + 1e-11)],
  [-7, -7],
])("forecasts are drawn on a range from %d to %d", (...range) => {
  expect(picture(HALF, (drawing) => forecastChartOption({ ...forecast, range }, drawing))).toContain("<path");
});

test("forecast-chart on a phone is the picture that its snapshot shows: the last points alone", async () => {
  const phone: Drawing = { screen: "phone", width: 340, height: 190 };
  await expect(picture(phone, draw)).toMatchFileSnapshot("snapshots/forecast-chart-phone.svg");
});

function picture(drawing: Drawing, option: (drawing: Drawing) => EChartsCoreOption): string {
  return svgFile(chartFigure({ id: "chart", title: "Title", description: "In words", drawings: [drawing], option }));
}

/** Three runs each, of which one of the second method fails; references; whole numbers on the x axis. */
function linear(drawing: Drawing): EChartsCoreOption {
  return lineChartOption(
    {
      series: [
        {
          style: seriesStyle(0),
          points: band(
            epochs,
            [1, 1.1, 1.2].map((scale) => falling(9 * scale, 0.2)),
          ),
        },
        {
          style: seriesStyle(2, [7, 3]),
          points: band(epochs, [falling(9, 0.1), falling(8, 0.1), (x) => (x > 6 ? Number.NaN : 7)]),
        },
      ],
      references: [
        { value: 4, label: "target", dash: [6, 4], place: "left" },
        { value: 8, label: "naive forecast", dash: [1.5, 3], place: "right" },
      ],
      xName: "epoch",
      wholeX: true,
    },
    drawing,
  );
}

/** Values and ends of the curves far enough apart for logarithmic axes. */
function logarithmic(drawing: Drawing): EChartsCoreOption {
  const seconds = epochs.map((epoch) => epoch * 20);
  return lineChartOption(
    {
      series: [
        { style: seriesStyle(1), points: withoutBand(epochs, epochs.map(falling(100, 2))) },
        { style: seriesStyle(3), points: withoutBand(seconds, seconds.map(falling(900, 3))) },
      ],
      xName: "seconds",
    },
    drawing,
  );
}

/** A quantity that is constant between points, and a curve of one point. */
function stepped(drawing: Drawing): EChartsCoreOption {
  return lineChartOption(
    {
      series: [
        {
          style: seriesStyle(4),
          points: withoutBand(
            epochs,
            epochs.map((epoch) => Math.max(0, 6 - epoch) / 10),
          ),
          stepped: true,
        },
        { style: seriesStyle(5), points: withoutBand([3], [0.25]) },
      ],
      xName: "epoch",
      wholeX: true,
    },
    drawing,
  );
}

function draw(drawing: Drawing): EChartsCoreOption {
  return forecastChartOption(forecast, drawing);
}
