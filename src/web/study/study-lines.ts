import type { LiveRecord, StudyDetail } from "../contract/messages.js";
import { bandOfCurves, type Curve, lowestSoFar } from "../kit/band-of-curves.js";
import type { ChartAxis, ChartLine } from "../kit/chart-options.js";
import { grouped } from "./grouped.js";
import { type PackedTrial, pack, type Quantity, quantityOf } from "./packed-trial.js";

export type Axis = "epoch" | "steps" | "multiplyAdds" | "work" | "wall";
const AXES: readonly Axis[] = ["epoch", "steps", "multiplyAdds", "work", "wall"];

/** Those that a study's curves can be drawn over. */
export function axesOf({ multiplyAdds }: Pick<StudyDetail, "multiplyAdds">): readonly Axis[] {
  return multiplyAdds.length > 0 ? AXES : AXES.filter((axis) => axis !== "multiplyAdds");
}

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

const QUANTITY_OF: Readonly<Record<Exclude<Axis, "multiplyAdds">, Quantity>> = {
  epoch: "epoch",
  steps: "steps",
  work: "secondsTraining",
  wall: "secondsWall",
};

/** Curves under way that are drawn one by one. */
const MOST_FAINT = 60;

export type Drawn = "validationError" | "sigma" | "learningRate";

const BILLION = 1e9;

interface LinesOf extends Pick<StudyDetail, "methods" | "multiplyAdds"> {
  readonly selection: Selection;
}

/** A line with its band for each method that has finished runs. Of ten thousand curves that takes a moment, so it is done when some have finished. */
export function finishedLines(
  drawn: Drawn,
  { methods, multiplyAdds, trials, selection }: LinesOf & { readonly trials: readonly PackedTrial[] },
): ChartLine[] {
  const shown = trials.filter((trial) => isShown(trial, selection));
  const byMethod = grouped(shown, ({ method }) => method);
  return methods.flatMap((method): ChartLine[] => {
    const own = byMethod.get(method.name) ?? [];
    if (own.length === 0) return [];
    const curves = own.map((trial) => ({
      ...curveOf(trial, drawn, xOf(trial, trial, selection.axis, multiplyAdds), trial.initialValidationError),
      after: afterEnd(trial, drawn),
    }));
    const { x, median, low, high } = bandOfCurves(curves);
    const hasBand = drawn !== "learningRate" && curves.length > 1;
    return [{ ...styleOf(method, drawn), key: method.name, x, y: median, ...(hasBand && { low, high }) }];
  });
}

/** A thin line for each run under way. */
export function runningLines(
  drawn: Drawn,
  { methods, multiplyAdds, live, selection }: LinesOf & { readonly live: LiveRecord | null },
): ChartLine[] {
  const shown = (live?.underWay ?? []).filter((trial) => isShown(trial, selection)).slice(0, MOST_FAINT);
  return shown.flatMap((trial): ChartLine[] => {
    const { id, method: name, points } = trial;
    const method = methods.find((one) => one.name === name);
    if (method === undefined) return [];
    const packed = pack(points);
    const { x, y } = curveOf(packed, drawn, xOf(packed, trial, selection.axis, multiplyAdds), null);
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

function styleOf({ name, series, dash }: StudyDetail["methods"][number], drawn: Drawn) {
  return { name, series, dash, ...(drawn === "sigma" && { isStepped: true }) };
}

type Points = Pick<PackedTrial, "length" | "values">;

/** What its points stand over. */
function xOf(
  points: Points,
  { method, batchSize }: Pick<PackedTrial, "method" | "batchSize">,
  axis: Axis,
  multiplyAdds: StudyDetail["multiplyAdds"],
): ArrayLike<number> {
  if (axis !== "multiplyAdds") return quantityOf(points, QUANTITY_OF[axis]);
  const each = multiplyAdds.find((one) => one.method === method && one.batchSize === batchSize);
  const smoothed = quantityOf(points, "smoothedSteps");
  const { plain = Number.NaN, smoothed: ofSmoothed = Number.NaN } = each ?? {};
  return quantityOf(points, "steps").map(
    (steps, k) => ((steps - smoothed[k]!) * plain + smoothed[k]! * ofSmoothed) / BILLION,
  );
}

/** The course of a quantity; an error is the lowest so far, from that before the first step on. */
function curveOf(trial: Points, drawn: Drawn, x: ArrayLike<number>, initial: number | null): Curve {
  const y = quantityOf(trial, drawn);
  if (drawn !== "validationError") return { x, y };
  if (initial === null) return { x, y: lowestSoFar(y) };
  return { x: [0, ...Array.from(x)], y: lowestSoFar([initial, ...y]) };
}

/** A run that was done keeps its best, or its last: were it gone, the median would be that of slower runs. One that failed cannot flatter the others' errors. */
function afterEnd({ outcome }: PackedTrial, drawn: Drawn): NonNullable<Curve["after"]> | null {
  if (outcome === "finished") return "held";
  return outcome !== "stopped" && drawn === "validationError" ? "infinite" : null;
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
