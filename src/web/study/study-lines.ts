import type { LiveRecord, MethodStyle } from "../contract/messages.js";
import { bandOfCurves, type Curve, lowestSoFar } from "../kit/band-of-curves.js";
import type { ChartAxis, ChartLine } from "../kit/chart-options.js";
import { grouped } from "./grouped.js";
import { type PackedTrial, pack, type Quantity, quantityOf } from "./packed-trial.js";

export type Axis = "epoch" | "steps" | "work" | "wall";
export const AXES: readonly Axis[] = ["epoch", "steps", "work", "wall"];

/** Epochs and steps have no halves. */
export function chartAxis(axis: Axis): ChartAxis {
  return axis === "epoch" || axis === "steps" ? "whole" : "number";
}

/** What of a study is drawn. */
export interface Selection {
  readonly phase: PackedTrial["phase"];
  readonly batchSize: number;
  /** Errors of several folds make no one curve: the last one is shown. */
  readonly fold: number;
  readonly axis: Axis;
}

const QUANTITY_OF: Readonly<Record<Axis, Quantity>> = {
  epoch: "epoch",
  steps: "steps",
  work: "secondsTraining",
  wall: "secondsWall",
};

/** Curves under way that are drawn one by one. */
const MOST_FAINT = 60;

export type Drawn = "validationError" | "sigma" | "learningRate";

interface LinesOf {
  readonly methods: readonly MethodStyle[];
  readonly selection: Selection;
}

/** A line with its band for each method that has finished runs. Of ten thousand curves that takes a moment, so it is done when some have finished. */
export function finishedLines(
  drawn: Drawn,
  { methods, trials, selection }: LinesOf & { readonly trials: readonly PackedTrial[] },
): ChartLine[] {
  const shown = trials.filter((trial) => isShown(trial, selection));
  const byMethod = grouped(shown, ({ method }) => method);
  return methods.flatMap((method): ChartLine[] => {
    const own = byMethod.get(method.name) ?? [];
    if (own.length === 0) return [];
    const curves = own.map((trial) => curveOf(trial, drawn, selection.axis, trial.initialValidationError));
    const { x, median, low, high } = bandOfCurves(curves);
    const hasBand = drawn === "validationError" && curves.length > 1;
    return [{ ...styleOf(method, drawn), key: method.name, x, y: median, ...(hasBand && { low, high }) }];
  });
}

/** A thin line for each run under way. */
export function runningLines(
  drawn: Drawn,
  { methods, live, selection }: LinesOf & { readonly live: LiveRecord | null },
): ChartLine[] {
  const shown = (live?.underWay ?? []).filter((trial) => isShown(trial, selection)).slice(0, MOST_FAINT);
  return shown.flatMap(({ id, method: name, points }): ChartLine[] => {
    const method = methods.find((one) => one.name === name);
    if (method === undefined) return [];
    const { x, y } = curveOf(pack(points), drawn, selection.axis, null);
    return [{ ...styleOf(method, drawn), key: id, x, y, isFaint: true }];
  });
}

function isShown(
  trial: Pick<PackedTrial, "phase" | "batchSize" | "fold">,
  { phase, batchSize, fold }: Selection,
): boolean {
  const isOfFold = phase !== "evaluation" || trial.fold === fold; // tuning runs are on the first fold alone
  return trial.phase === phase && trial.batchSize === batchSize && isOfFold;
}

function styleOf({ name, series, dash }: MethodStyle, drawn: Drawn) {
  return { name, series, dash, ...(drawn === "sigma" && { isStepped: true }) };
}

/** The course of a quantity; an error is the lowest so far, from that before the first step on. */
function curveOf(
  trial: Pick<PackedTrial, "length" | "values">,
  drawn: Drawn,
  axis: Axis,
  initial: number | null,
): Curve {
  const x = quantityOf(trial, QUANTITY_OF[axis]);
  const y = quantityOf(trial, drawn);
  if (drawn !== "validationError") return { x, y };
  if (initial === null) return { x, y: lowestSoFar(y) };
  return { x: [0, ...x], y: lowestSoFar([initial, ...y]) };
}

/** A level across the whole chart. */
export function levelLine(name: string, level: number, lines: readonly ChartLine[]): ChartLine {
  const ends = lines.map(({ x }) => (x.length === 0 ? 0 : x[x.length - 1]!));
  const starts = lines.map(({ x }) => (x.length === 0 ? 0 : x[0]!));
  return {
    key: "level",
    name,
    series: null,
    dash: [6, 4],
    x: [Math.min(...starts), Math.max(...ends)],
    y: [level, level],
  };
}
