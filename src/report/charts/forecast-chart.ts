import type { EChartsCoreOption } from "echarts/core";
import { significant } from "../text/numbers.js";
import type { Drawing } from "./draw.js";
import { TONES } from "./palette.js";
import { scaleFor } from "./ticks.js";

export interface ForecastChart {
  readonly labels: readonly string[];
  readonly truth: readonly number[];
  readonly forecast: readonly number[];
  readonly color: string;
}

/** The truth as a broad pale line with a forecast over it. `range` keeps panels below each other comparable. */
export function forecastChartOption(
  { labels, truth, forecast, color }: ForecastChart,
  range: readonly number[],
  drawing: Drawing,
): EChartsCoreOption {
  const scale = scaleFor(range);
  return {
    textStyle: { color: TONES.ink.light, fontSize: 12 },
    grid: { left: 4, right: 10, top: 10, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "category",
      data: [...labels],
      boundaryGap: false,
      axisLine: { lineStyle: { color: TONES.muted.light } },
      axisTick: { show: false },
      axisLabel: {
        color: TONES.muted.light,
        fontSize: 12,
        hideOverlap: true,
        interval: Math.max(0, Math.floor(labels.length / Math.max(2, drawing.width / 190)) - 1),
        alignMinLabel: "left",
      },
    },
    yAxis: {
      type: "value",
      min: scale === null ? 0 : Math.min(...range.filter(Number.isFinite)),
      max: scale === null ? 1 : Math.max(...range.filter(Number.isFinite)),
      splitNumber: 3,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: TONES.muted.light,
        fontSize: 12,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (value: number) => significant(value, 4),
      },
      splitLine: { lineStyle: { color: TONES.grid.light }, showMinLine: false, showMaxLine: false },
    },
    series: [line(truth, TONES.muted.light, 4, 0.4), line(forecast, color, 1.5, 1)],
  };
}

function line(values: readonly number[], color: string, width: number, opacity: number): object {
  return {
    type: "line",
    silent: true,
    showSymbol: false,
    data: values.map((value) => (Number.isFinite(value) ? value : null)),
    lineStyle: { color, width, opacity },
  };
}
