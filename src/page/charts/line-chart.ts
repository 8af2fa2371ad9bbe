import type { EChartsCoreOption } from "echarts/core";
import { significant } from "../text/numbers.js";
import type { BandPoint } from "./band.js";
import type { Drawing } from "./draw.js";
import { type SeriesStyle, TONES } from "./palette.js";
import { type AxisScale, drawnUnit, LOG_FACTOR, logTicks, scaleFor, tickFormat } from "./ticks.js";

/** One curve with its band. */
interface LineSeries {
  readonly style: SeriesStyle;
  readonly points: readonly BandPoint[];
  /** Constant from one point to the next instead of sloping. Default false */
  readonly stepped?: boolean;
}

/** A horizontal line: a target or the error of a baseline. */
export interface ReferenceLine {
  readonly value: number;
  readonly label: string;
  readonly dash: readonly number[];
  /** The side of its label: curves of an error are high at the left and low at the right. It stands on the line, or below it. */
  readonly place: "left" | "right" | "right-below";
}

/** Curves over one x axis. Both axes are logarithmic where values span a large factor. */
export interface LineChart {
  readonly series: readonly LineSeries[];
  readonly references?: readonly ReferenceLine[];
  readonly xName: string;
  /** Whole numbers on the x axis only, always linear. Default false */
  readonly wholeX?: boolean;
  /** What lies higher is cut off, but for a triangle where a whole curve does. Default: as high as the highest value */
  readonly top?: number;
}

/** The chart library's options for curves with their bands, and horizontal reference lines. */
export function lineChartOption(chart: LineChart, drawing: Drawing): EChartsCoreOption {
  const { scale: y, unit } = yScale(chart);
  const { series: all, references = [] } = inUnit(chart, unit);
  const isLog = isLogarithmic(chart);
  // Nothing is as far left as 0 on a logarithmic axis.
  const series = isLog ? all.map((one) => ({ ...one, points: one.points.filter(({ x }) => x > 0) })) : all;
  const above = series.filter(({ points }) => points.length > 0 && points.every(({ median }) => median > y.max));
  return {
    textStyle: { color: TONES.ink.light, fontSize: FONT },
    grid: { left: 4, right: 14, top: 12, bottom: 22, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: xAxis({ ...chart, series }, { isLog, drawing }),
    yAxis: yAxis(y, unit),
    series: [
      ...series.map((one) => bandSeries(one)),
      ...inDrawingOrder(series).map((one) => lineSeries(one)),
      ...above.map((one, k) => aboveSeries(one, { max: y.max, place: above.length - 1 - k })),
      ...references.map((line) => referenceSeries(line)),
    ],
  };
}

/** The highest value that a chart shows: the upper end of its axis. */
export function upperEnd(chart: LineChart): number {
  const { scale, unit } = yScale(chart);
  return scale.max * unit;
}

/** The axis, in a unit of its own. */
function yScale({ series, references = [], top = Number.POSITIVE_INFINITY }: LineChart): {
  readonly scale: AxisScale;
  readonly unit: number;
} {
  const points = series.flatMap((one) => one.points);
  const values = [
    ...points.flatMap(({ low, high, median }) => [low, high, median]),
    ...references.map(({ value }) => value),
    top,
  ].filter((value) => Number.isFinite(value) && value <= top);
  const unit = drawnUnit(values);
  return { scale: scaleFor(values.map((value) => value / unit)) ?? UNIT_SCALE, unit };
}

/** The chart with its values in another unit. */
function inUnit(
  { series, references = [] }: LineChart,
  unit: number,
): Required<Pick<LineChart, "series" | "references">> {
  if (unit === 1) return { series, references };
  const point = ({ x, median, low, high }: BandPoint) => ({
    x,
    median: median / unit,
    low: low / unit,
    high: high / unit,
  });
  return {
    series: series.map((one) => ({ ...one, points: one.points.map(point) })),
    references: references.map((line) => ({ ...line, value: line.value / unit })),
  };
}

/** When the curves end so far apart that on a linear axis the short ones would be crowded at the left. */
function isLogarithmic({ series, wholeX = false }: LineChart): boolean {
  const ends = series.flatMap(({ points }) => points.at(-1)?.x ?? []);
  const shortest = Math.min(...ends);
  return !wholeX && ends.length > 0 && shortest > 0 && Math.max(...ends) / shortest > LOG_FACTOR;
}

function xAxis(
  { series, xName, wholeX = false }: LineChart,
  { isLog, drawing }: { readonly isLog: boolean; readonly drawing: Drawing },
): object {
  const ends = series.flatMap(({ points }) => points.at(-1)?.x ?? []);
  const starts = series.flatMap(({ points }) => points[0]?.x ?? []);
  const [first, last] = [Math.min(...starts), Math.max(...ends)];
  const marks = isLog ? { customValues: logTicks(first, last) } : {};
  return {
    ...(isLog ? { type: "log", min: first, max: last } : { type: "value", min: 0, max: ends.length === 0 ? 1 : last }),
    minInterval: wholeX ? 1 : 0,
    splitNumber: drawing.width < 400 ? 4 : 6,
    name: xName,
    nameLocation: "middle",
    nameGap: 24,
    nameTextStyle: { color: TONES.muted.light, fontSize: FONT },
    axisLine: { lineStyle: { color: TONES.muted.light }, onZero: false },
    // Seconds end at a crooked number, epochs do not.
    axisLabel: { ...LABELS, ...(isLog ? marks : { showMaxLabel: wholeX }) },
    axisTick: { show: true, lineStyle: { color: TONES.muted.light }, ...marks },
    splitLine: { show: false },
  };
}

function yAxis({ kind, min, max, ticks }: AxisScale, unit: number): object {
  return {
    type: kind,
    min,
    max,
    axisLine: { show: false },
    axisTick: { show: false, customValues: ticks },
    axisLabel: { ...LABELS, formatter: tickFormat(ticks, unit), customValues: ticks },
    splitLine: { lineStyle: { color: TONES.grid.light } },
  };
}

function bandSeries({ points, style }: LineSeries): object {
  return {
    type: "custom",
    silent: true,
    clip: true,
    data: points.map(({ x, low, high }) => [x, low, high]),
    encode: { x: 0, y: [1, 2] },
    renderItem(
      params: { readonly dataIndex: number },
      api: { readonly coord: (place: readonly number[]) => readonly number[] },
    ) {
      if (params.dataIndex !== 0) return null;
      const upper = points.map(({ x, high }) => api.coord([x, high]));
      const lower = points.map(({ x, low }) => api.coord([x, low])).reverse();
      return {
        type: "polygon",
        shape: { points: [...upper, ...lower] },
        style: { fill: style.tone.light, opacity: 0.16 },
      };
    },
  };
}

/** Dashed curves last: a solid one would hide them where both run along the same line. */
function inDrawingOrder(series: readonly LineSeries[]): readonly LineSeries[] {
  const isSolid = ({ style }: LineSeries) => style.dash === "solid";
  return [...series.filter(isSolid), ...series.filter((one) => !isSolid(one))];
}

function lineSeries({ points, style, stepped = false }: LineSeries): object {
  return {
    type: "line",
    silent: true,
    symbol: "circle",
    symbolSize: 5,
    showSymbol: points.length === 1,
    itemStyle: { color: style.tone.light },
    ...(stepped ? { step: "end" } : {}),
    data: points.map(({ x, median }) => [x, median]),
    lineStyle: { color: style.tone.light, width: 2, type: style.dash },
  };
}

/** Of a curve that lies above the chart: a triangle at the upper edge where it ends, beside those of others. */
function aboveSeries(
  { points, style }: LineSeries,
  { max, place }: { readonly max: number; readonly place: number },
): object {
  return {
    type: "line",
    silent: true,
    clip: false,
    symbol: "triangle",
    symbolSize: ABOVE,
    symbolOffset: [-ABOVE * (0.6 + 1.3 * place), ABOVE / 2],
    showSymbol: true,
    itemStyle: { color: style.tone.light },
    data: [[points.at(-1)!.x, max]],
  };
}

function referenceSeries({ value, label, dash, place }: ReferenceLine): object {
  return {
    type: "line",
    silent: true,
    data: [],
    markLine: {
      silent: true,
      symbol: "none",
      data: [{ yAxis: value }],
      lineStyle: { color: TONES.ink.light, width: 1.25, type: dash },
      label: {
        position: LABEL_PLACES[place],
        formatter: label,
        color: TONES.ink.light,
        fontSize: FONT,
        textBorderColor: TONES.page.light,
        textBorderWidth: 3,
      },
    },
  };
}

const LABEL_PLACES: Readonly<Record<ReferenceLine["place"], string>> = {
  left: "insideStartTop",
  right: "insideEndTop",
  "right-below": "insideEndBottom",
};
const FONT = 12;
const ABOVE = 10;
const LABELS = {
  color: TONES.muted.light,
  fontSize: FONT,
  hideOverlap: true,
  formatter: (value: number) => significant(value, 3),
};
const UNIT_SCALE: AxisScale = { kind: "value", min: 0, max: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] };
