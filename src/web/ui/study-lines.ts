import type { LiveRecord } from "../../study/records/live.js";
import type { MethodStyle } from "../contract/messages.js";
import { bandOfCurves, type Curve, lowestSoFar } from "../kit/band-of-curves.js";
import type { ChartLine } from "../kit/chart-options.js";
import { grouped } from "./grouped.js";
import { type PackedTrial, pack, type Quantity, quantityOf } from "./packed-trial.js";

export type Axis = "epoch" | "steps" | "work" | "wall";
export const AXES: readonly Axis[] = ["epoch", "steps", "work", "wall"];

/** Whether an axis counts what has no halves. */
export function isWholeAxis(axis: Axis): boolean {
  return axis === "epoch" || axis === "steps";
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

type Drawn = "validationError" | "sigma" | "learningRate";

interface LinesOf {
  readonly methods: readonly MethodStyle[];
  readonly trials: readonly PackedTrial[];
  readonly live: LiveRecord | null;
  readonly selection: Selection;
}

/** A line with its band for each method that has finished runs, and a thin one for each run under way. */
export function linesOf(drawn: Drawn, { methods, trials, live, selection }: LinesOf): ChartLine[] {
  const { phase, axis } = selection;
  // Tuning runs are on the first fold alone.
  const isShown = (trial: { readonly phase: string; readonly batchSize: number; readonly fold: number }) =>
    trial.phase === phase &&
    trial.batchSize === selection.batchSize &&
    (phase !== "evaluation" || trial.fold === selection.fold);
  const byMethod = grouped(trials.filter(isShown), ({ method }) => method);
  const underWay = (live?.underWay ?? []).filter(isShown).slice(0, MOST_FAINT);
  return methods.flatMap((method): ChartLine[] => {
    const { name, series, dash } = method;
    const style = { name, series, dash, ...(drawn === "sigma" && { isStepped: true }) };
    const own = byMethod.get(name) ?? [];
    const curves = own.map((trial) => curveOf(trial, drawn, axis, trial.initialValidationError));
    const running = underWay
      .filter((trial) => trial.method === name)
      .map((trial) => ({ id: trial.id, packed: pack(trial.points) }));
    const faint = running.map(({ id, packed }): ChartLine => {
      const { x, y } = curveOf(packed, drawn, axis, null);
      return { ...style, key: id, x, y, isFaint: true };
    });
    if (curves.length === 0) return faint;
    const { x, median, low, high } = bandOfCurves(curves);
    const hasBand = drawn === "validationError" && curves.length > 1;
    return [{ ...style, key: name, x, y: median, ...(hasBand && { low, high }) }, ...faint];
  });
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
