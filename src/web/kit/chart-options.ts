import type uPlot from "uplot";
import { linearScaleFor, scaleFor, tickFormat } from "../../page/charts/ticks.js";
import type { ChartColours } from "./chart-colours.js";
import { type ChartMark, drawMarks, roomForMarks } from "./chart-marks.js";
import { asUtc, TIME_MARKS } from "./chart-times.js";

/** A line of a chart, with the range around it where it stands for several. */
export interface ChartLine {
  readonly key: string;
  readonly name: string;
  /** Index of the palette; null: in the colour of the text. */
  readonly series: number | null;
  readonly dash: readonly number[];
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number | null>;
  readonly low?: ArrayLike<number | null>;
  readonly high?: ArrayLike<number | null>;
  /** Drawn thin and pale: one of many. */
  readonly isFaint?: boolean;
  /** A value that holds up to the next point. */
  readonly isStepped?: boolean;
}

/**
 * What a chart stands on. "number": errors over work, on a logarithmic scale where they span much; "whole": the same over epochs, between which there is
 * nothing; "rows", "time": measurements over rows or milliseconds since 1970 (UTC), on a linear scale.
 */
export type ChartAxis = "number" | "whole" | "rows" | "time";

interface OptionsOf {
  readonly lines: readonly ChartLine[];
  readonly width: number;
  readonly height: number;
  readonly colours: ChartColours;
  readonly xLabel: string;
  readonly axis: ChartAxis;
  readonly marks: readonly ChartMark[];
  readonly paths: typeof uPlot.paths;
  /** Both ends of the axis of values, where several charts share it. */
  readonly range: readonly [number, number] | null;
  readonly onCursor: (index: number | null) => void;
}

/** What a chart draws, told apart from how: lines that come and go make another drawing, values alone do not. */
export function chartOptions({
  lines,
  width,
  height,
  colours,
  xLabel,
  axis: kind,
  marks,
  paths,
  range,
  onCursor,
}: OptionsOf): uPlot.Options {
  const values = range === null ? lines.flatMap(({ y, low, high }) => finite(y, low, high)) : [...range];
  const isMeasured = kind === "rows" || kind === "time";
  const scale = (isMeasured ? linearScaleFor : scaleFor)(values);
  const unit = rootPixels() / 16; // on a wall of 4k pixels all of the page is larger
  const font = `${12 * unit}px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { font, labelFont: font, stroke: colours.muted, ticks: { show: false } };
  const grid = { stroke: colours.grid, width: 1 };
  const drawn = lines.flatMap((line) => seriesOf(line, colours, paths));
  const bands = bandsOf(lines, colours);
  return {
    width,
    height,
    ...(kind === "time" && { ms: 1 as const, tzDate: asUtc }),
    padding: [10 + roomForMarks(marks) * unit, isMeasured ? HALF_LABEL * unit : 14, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { size: 7 }, drag: { x: false, y: false } },
    scales: {
      x: {
        time: kind === "time",
        range: (_u, from, to) => (from === to ? [Math.max(0, from - 1), from + 1] : [from, to]),
      },
      y: {
        distr: scale?.kind === "log" ? 3 : 1,
        range: () => [scale?.min ?? 0, scale?.max ?? 1],
      },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        ...(xLabel !== "" && { label: xLabel }),
        ...((kind === "whole" || kind === "rows") && { incrs: WHOLE_STEPS }),
        labelSize: 22 * unit,
        size: (kind === "time" ? 42 : 30) * unit,
        ...(kind === "time"
          ? { values: TIME_MARKS, space: 76 * unit }
          : { values: (_u: uPlot, splits: number[]) => splits.map(tickFormat(splits)) }),
      },
      {
        ...axis,
        grid,
        size: 58 * unit,
        splits: () => [...(scale?.ticks ?? [])],
        filter: (_u, splits) => splits, // or most marks of a logarithmic axis have no number
        values: (_u, splits) => splits.map(tickFormat(splits)),
      },
    ],
    series: [{}, ...drawn],
    bands,
    hooks: {
      setCursor: [(u) => onCursor(u.cursor.idx ?? null)],
      draw: [(u) => drawMarks(u, marks, { font, unit, colours })],
    },
  };
}

/** Of a date or a number of rows below the right end, which stands half of it beyond. */
const HALF_LABEL = 28;

/** Of the root's text: 16 but for the largest screens. */
export function rootPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

const WHOLE_STEPS = Array.from({ length: 8 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();

function finite(...lists: readonly (ArrayLike<number | null> | undefined)[]): number[] {
  return lists.flatMap((list) =>
    Array.from(list ?? []).filter((value): value is number => value !== null && Number.isFinite(value)),
  );
}

/** The line, and where it has a range its two edges, which are filled between and not drawn. */
function seriesOf(line: ChartLine, colours: ChartColours, paths: typeof uPlot.paths): uPlot.Series[] {
  const stroke = colourOf(line, colours);
  const path = line.isStepped ? paths.stepped?.({ align: 1 }) : undefined;
  const common = { spanGaps: true, points: { show: false }, ...(path !== undefined && { paths: path }) };
  const main: uPlot.Series = {
    ...common,
    label: line.name,
    stroke,
    width: line.isFaint ? 1 : 2,
    dash: [...line.dash],
    ...(line.isFaint && { alpha: 0.55 }),
    ...(line.x.length < 2 && { points: { show: true, size: 6, fill: stroke } }),
  };
  if (line.low === undefined) return [main];
  const edge: uPlot.Series = { ...common, width: 0 };
  return [main, edge, edge];
}

function bandsOf(lines: readonly ChartLine[], colours: ChartColours): uPlot.Band[] {
  const bands: uPlot.Band[] = [];
  let at = 1;
  for (const line of lines) {
    if (line.low !== undefined) bands.push({ series: [at + 2, at + 1], fill: `${colourOf(line, colours)}26` });
    at += line.low === undefined ? 1 : 3;
  }
  return bands;
}

function colourOf({ series }: ChartLine, colours: ChartColours): string {
  return series === null ? colours.ink : colours.series[series % colours.series.length]!;
}

/** Of the lines one table with one axis, as the drawing wants it. */
export function chartTables(lines: readonly ChartLine[]): uPlot.AlignedData[] {
  return lines.map(({ x, y, low, high }) =>
    low === undefined || high === undefined
      ? [Array.from(x), Array.from(y)]
      : [Array.from(x), Array.from(y), Array.from(low), Array.from(high)],
  );
}
