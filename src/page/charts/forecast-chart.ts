import type { EChartsCoreOption } from "echarts/core";
import { significant } from "../text/numbers.js";
import type { Drawing } from "./draw.js";
import { TONES } from "./palette.js";
import { axisEnd, drawnUnit } from "./ticks.js";

/** One forecast against the truth; values that are not finite leave gaps. */
interface ForecastChart {
  readonly labels: readonly string[];
  readonly truth: readonly number[];
  readonly forecast: readonly number[];
  readonly color: string;
  /** Lowest and highest value of the axis: the same for panels below each other. */
  readonly range: readonly [low: number, high: number];
}

/** Points shown on a phone, the last ones: more of them could not be told apart. */
export const PHONE_POINTS = 120;

/** The chart library's options for the truth as a broad pale line with a forecast over it. */
export function forecastChartOption(chart: ForecastChart, drawing: Drawing): EChartsCoreOption {
  const from = drawing.screen === "phone" ? Math.max(0, chart.labels.length - PHONE_POINTS) : 0;
  const labels = chart.labels.slice(from);
  const unit = drawnUnit(chart.range);
  const [low, high] = [axisEnd(chart.range[0] / unit), axisEnd(chart.range[1] / unit)];
  const drawn = (values: readonly number[]) => values.slice(from).map((value) => value / unit);
  return {
    textStyle: { color: TONES.ink.light, fontSize: FONT },
    grid: { left: 4, right: 10, top: 10, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "category",
      data: labels,
      boundaryGap: false,
      axisLine: { lineStyle: { color: TONES.muted.light } },
      axisTick: { show: false },
      axisLabel: {
        color: TONES.muted.light,
        fontSize: FONT,
        hideOverlap: true,
        interval: labelInterval(labels, drawing),
        alignMinLabel: "left",
        alignMaxLabel: "right",
      },
    },
    yAxis: {
      type: "value",
      min: low,
      max: high > low ? high : low + 1,
      splitNumber: 3,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: TONES.muted.light,
        fontSize: FONT,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (value: number) => significant(value * unit, 4),
      },
      splitLine: { lineStyle: { color: TONES.grid.light }, showMinLine: false, showMaxLine: false },
    },
    series: [
      line(drawn(chart.truth), TONES.muted.light, { width: 4, opacity: 0.4 }),
      line(drawn(chart.forecast), chart.color, { width: 1.5, opacity: 1 }),
    ],
  };
}

/** Labels to leave out between two: as many labels as fit side by side, the first and the last among them. */
function labelInterval(labels: readonly string[], { width }: Drawing): number {
  const widest = labels.reduce((most, label) => Math.max(most, label.length), 1) * 0.6 * FONT + 40;
  const gaps = Math.max(1, Math.floor((width - 60) / widest) - 1);
  return Math.max(0, Math.ceil((labels.length - 1) / gaps) - 1);
}

function line(values: readonly number[], color: string, stroke: object): object {
  return {
    type: "line",
    silent: true,
    showSymbol: false,
    data: values.map((value) => (Number.isFinite(value) ? value : null)),
    lineStyle: { color, ...stroke },
  };
}

const FONT = 12;
