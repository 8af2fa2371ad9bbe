import * as z from "zod/mini";
import { count, once } from "../../core/stored/shape.js";
import { rowBeforeIn } from "../../data/baselines/row-before.js";
import type { Segment } from "../../data/series.js";
import { type Disagreement, unless } from "../disagreement.js";
import { byWindow } from "./by-window.js";
import type { ForecasterKind, ForecastWindows, ModelShape } from "./contract.js";

/** The last value of each target. The model's inputs are its targets. */
export type LastValueForecaster = z.infer<ReturnType<typeof lastValueForecasterSchema>>;
export const lastValueForecasterSchema = once(() => z.strictObject({ kind: z.literal("last value") }));

export const lastValueForecaster: ForecasterKind<LastValueForecaster> = {
  disagreement: (_, shape) => unlikeTargets(shape),
  outputs: (_, windows) => repeated(windows, (last) => last),
};

/** The value of each target a whole number of seasons before the row asked for. The model's inputs are its targets. */
export type SeasonalForecaster = z.infer<ReturnType<typeof seasonalForecasterSchema>>;
export const seasonalForecasterSchema = once(() =>
  z.strictObject({
    kind: z.literal("seasonal repeat"),
    /** Of a season; as many have to be known. */
    rows: count,
    /** Milliseconds, by which the clock counts; 0 of a table without times. */
    period: z.number().check(z.nonnegative()),
  }),
);

export const seasonalForecaster: ForecasterKind<SeasonalForecaster> = {
  disagreement: ({ rows }, shape) =>
    unlikeTargets(shape) ?? unless(rows <= shape.window, ["rows"], `must be at most the window's ${shape.window}`),
  outputs({ rows, period }, windows) {
    const before = rowBeforeIn(windows.series.time, { rows, period });
    return repeated(windows, (last, ahead, segment) => before(segment, { last, target: last + ahead }) ?? last);
  },
};

/** Outputs that are values of the targets in a row of the table. */
function repeated(
  windows: ForecastWindows,
  rowOf: (last: number, ahead: number, segment: Segment) => number,
): ReturnType<ForecasterKind<LastValueForecaster>["outputs"]> {
  const { inputs, inputSize: C, horizon, series } = windows;
  let at = 0; // windows come segment by segment
  return byWindow(windows, (last, into, place) => {
    while (last >= series.segments[at]!.end) at++;
    for (let ahead = horizon.from; ahead <= horizon.to; ahead++) {
      const row = rowOf(last, ahead, series.segments[at]!);
      for (let c = 0; c < C; c++) into[place + (ahead - horizon.from) * C + c] = inputs[row * C + c]!;
    }
  });
}

function unlikeTargets({ inputSize, targetSize }: ModelShape): Disagreement | null {
  return unless(inputSize === targetSize, ["kind"], "repeats targets, which must be the model's inputs");
}
