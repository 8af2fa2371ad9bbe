import { type BandPoint, band } from "../../page/charts/band.js";
import { chartFigure, type Drawing, HALF_WIDTH } from "../../page/charts/draw.js";
import { type LineChart, lineChartOption } from "../../page/charts/line-chart.js";
import { seriesStyle } from "../../page/charts/palette.js";
import { type Html, html } from "../../page/html/html.js";
import { significant } from "../../page/text/numbers.js";

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

/** Styles of methods and places, the same in every figure. */
export const DIFFUSION = seriesStyle(0);
export const PLAIN = seriesStyle(2);
export const THIRD = seriesStyle(3);
export const DASH = [7, 3] as const;

/** Median and range over the seeds at each epoch; a run without a finite error so far (null) counts as infinite. */
export function overSeeds(curves: readonly (readonly (number | null)[])[]): BandPoint[] {
  const epochs = Math.max(0, ...curves.map((curve) => curve.length));
  return band(
    Array.from({ length: epochs }, (_, k) => k + 1),
    curves.map((curve) => (epoch) => curve[epoch - 1] ?? Number.POSITIVE_INFINITY),
  );
}
