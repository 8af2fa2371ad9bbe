import { chartFigure, type Drawing, HALF_WIDTH } from "../../page/charts/draw.js";
import { type LineChart, lineChartOption } from "../../page/charts/line-chart.js";
import { SERIES_TONES, type SeriesStyle } from "../../page/charts/palette.js";
import { type Html, html } from "../../page/html/html.js";
import { significant } from "../../page/text/numbers.js";
import type { CurvePoint } from "../../report/view/curve-band.js";

/** A chart under its heading; the description repeats its last values for those who cannot see it. */
export function lineFigure(id: string, title: string, chart: LineChart, drawings = HALF_WIDTH): Html {
  const description = chart.series
    .map(({ points }) => points.map(({ x, median }) => `${significant(x)}: ${significant(median)}`).join(", "))
    .join("; ");
  return html`<figure><h3>${title}</h3>${chartFigure({
    id,
    title,
    description,
    drawings,
    option: (drawing) => lineChartOption(chart, drawing),
  })}</figure>`;
}

/** A third of the page beside two other charts. */
export const THIRD_WIDTH: readonly Drawing[] = [
  { screen: "phone", width: 340, height: 230 },
  { screen: "tablet desktop", width: 350, height: 270 },
];

/** A colour of the report's palette with a dash that repeats what it says. */
export function style(index: number, dash: SeriesStyle["dash"] = "solid"): SeriesStyle {
  return { index, tone: SERIES_TONES[index % SERIES_TONES.length]!, dash };
}

/** Colours of methods and places, the same in every figure. */
export const DIFFUSION = style(0);
export const PLAIN = style(2);
export const THIRD = style(3);
export const DASH = [7, 3] as const;

/** A curve without a band. */
export function bare(x: readonly number[], y: readonly number[]): CurvePoint[] {
  return x.map((at, k) => ({ x: at, median: y[k]!, low: y[k]!, high: y[k]! }));
}

/** Median and range over the seeds at each epoch; a run that has no finite error yet counts as the worst that is finite. */
export function overSeeds(curves: readonly (readonly (number | null)[])[]): CurvePoint[] {
  const epochs = Math.max(0, ...curves.map((curve) => curve.length));
  const points: CurvePoint[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    const known = curves.flatMap((curve) => (curve[epoch] == null ? [] : [curve[epoch]!])).sort((a, b) => a - b);
    if (known.length <= curves.length / 2) continue; // the median is not finite
    const at = (k: number) => known[Math.min(k, known.length - 1)]!;
    const median = (at((curves.length - 1) >> 1) + at(curves.length >> 1)) / 2;
    points.push({ x: epoch + 1, median, low: known[0]!, high: known.at(-1)! });
  }
  return points;
}
