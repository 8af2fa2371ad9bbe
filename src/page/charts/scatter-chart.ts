import type { EChartsCoreOption } from "echarts/core";
import { significant } from "../text/numbers.js";
import type { Drawing } from "./draw.js";
import { type SeriesStyle, TONES } from "./palette.js";
import { linearScaleFor, logTicks, tickFormat } from "./ticks.js";

/** A point with the range that it is known to. */
export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Points over one axis, a line through them with its band, and a level at 1: ratios, drawn as logarithms. */
export interface ScatterChart {
  readonly points: readonly (ScatterPoint & { readonly style: SeriesStyle })[];
  readonly line: readonly { readonly x: number; readonly value: number; readonly low: number; readonly high: number }[];
  readonly xName: string;
  /** Whether the axis is in powers: sizes. */
  readonly isLog: boolean;
  /** From where to where ratios are drawn: the same for charts beside each other. */
  readonly range: readonly [low: number, high: number];
}

/** The chart library's options for ratios over a condition. */
export function scatterChartOption(
  { points, line, xName, isLog, range }: ScatterChart,
  drawing: Drawing,
): EChartsCoreOption {
  const xs = points.map(({ x }) => x);
  const [first, last] = isLog
    ? [Math.min(...xs) / 1.15, Math.max(...xs) * 1.15]
    : padded(Math.min(...xs), Math.max(...xs));
  const marks = isLog ? sizeTicks(xs, [first, last]) : linearTicks([first, last]);
  return {
    textStyle: { color: TONES.ink.light, fontSize: FONT },
    grid: { left: 4, right: 14, top: 12, bottom: 22, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: isLog ? "log" : "value",
      min: first,
      max: last,
      name: xName,
      nameLocation: "middle",
      nameGap: 24,
      nameTextStyle: { color: TONES.muted.light, fontSize: FONT },
      axisLine: { lineStyle: { color: TONES.muted.light }, onZero: false },
      axisLabel: { ...LABELS, formatter: tickFormat(marks), customValues: marks },
      axisTick: { show: true, lineStyle: { color: TONES.muted.light }, customValues: marks },
      splitLine: { show: false },
      splitNumber: drawing.width < 400 ? 4 : 6,
    },
    yAxis: {
      type: "log",
      min: range[0],
      max: range[1],
      axisLine: { show: false },
      axisTick: { show: false, customValues: ratioTicks(range) },
      axisLabel: { ...LABELS, customValues: ratioTicks(range) },
      splitLine: { lineStyle: { color: TONES.grid.light } },
    },
    series: [
      band(line),
      {
        type: "line",
        silent: true,
        showSymbol: false,
        data: line.map((one) => [one.x, one.value]),
        lineStyle: { color: TONES.ink.light, width: 2 },
        markLine: {
          silent: true,
          symbol: "none",
          data: [{ yAxis: 1 }],
          lineStyle: { color: TONES.ink.light, width: 1.25, type: [4, 4] },
          label: { show: false },
        },
      },
      ...points.map((point) => dot(point, range)),
    ],
  };
}

/** Marks of a range of ratios: powers of ten where it is wide, else what lies evenly on a logarithmic axis. */
export function ratioTicks([low, high]: readonly [number, number]): readonly number[] {
  if (high / low > 4) return logTicks(low, high);
  return NEAR_ONE.filter((mark) => mark >= low && mark <= high);
}

const NEAR_ONE = [0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1, 1.05, 1.1, 1.2, 1.4, 1.6, 2, 2.5, 3];

/** Of sizes: a few are marked themselves, many by round numbers. */
function sizeTicks(sizes: readonly number[], [first, last]: readonly [number, number]): readonly number[] {
  const distinct = [...new Set(sizes)].sort((a, b) => a - b);
  if (distinct.length <= FEW) return distinct;
  const round = logTicks(first, last);
  return round.length >= LEAST_TICKS ? round : linearTicks([first, last]);
}

const FEW = 6;
const LEAST_TICKS = 3;

function linearTicks([first, last]: readonly [number, number]): readonly number[] {
  return linearScaleFor([first, last], 0)!.ticks.filter((tick) => tick >= first && tick <= last);
}

function padded(low: number, high: number): readonly [number, number] {
  const room = high > low ? 0.06 * (high - low) : Math.abs(low) / 4 || 1;
  return [low - room, high + room];
}

function band(line: ScatterChart["line"]): object {
  return {
    type: "custom",
    silent: true,
    clip: true,
    data: line.map(({ x, low, high }) => [x, low, high]),
    encode: { x: 0, y: [1, 2] },
    renderItem(
      params: { readonly dataIndex: number },
      api: { readonly coord: (place: readonly number[]) => readonly number[] },
    ) {
      if (params.dataIndex !== 0) return null;
      const upper = line.map(({ x, high }) => api.coord([x, high]));
      const lower = line.map(({ x, low }) => api.coord([x, low])).reverse();
      return {
        type: "polygon",
        shape: { points: [...upper, ...lower] },
        style: { fill: TONES.ink.light, opacity: 0.12 },
      };
    },
  };
}

/** A point and a whisker as long as its range; one that goes on beyond the chart ends at its edge, in an arrow. */
function dot(
  { x, y, low, high, style }: ScatterChart["points"][number],
  [least, most]: readonly [number, number],
): object {
  const within = (value: number) => Math.min(most, Math.max(least, value));
  const point = { value: [x, within(y)], symbolSize: 7 };
  const end = (value: number) => ({
    value: [x, within(value)],
    ...(value === within(value) ? { symbolSize: 0 } : arrow(value > y)),
  });
  return {
    type: "line",
    silent: true,
    symbol: "circle",
    showSymbol: true,
    itemStyle: { color: style.tone.light, opacity: 1 },
    lineStyle: { color: style.tone.light, width: 1, opacity: 0.5 },
    data: low === null || high === null ? [point] : [end(low), point, end(high)],
  };
}

/** Inside the chart, with its tip at the edge. */
function arrow(isUp: boolean): object {
  return {
    symbol: "triangle",
    symbolSize: ARROW,
    symbolRotate: isUp ? 0 : 180,
    symbolOffset: [0, isUp ? ARROW / 2 : -ARROW / 2],
  };
}

const ARROW = 7;

const FONT = 12;
const LABELS = {
  color: TONES.muted.light,
  fontSize: FONT,
  hideOverlap: true,
  formatter: (value: number) => significant(value, 3),
};
