import * as z from "zod/mini";
import { decodeFloats } from "../../core/stored/floats.js";
import { once } from "../../core/stored/shape.js";
import { linearForecasts } from "../../data/linear/forecasts.js";
import { ensureHighway } from "../../network/highway.js";
import { refusedBy, unless } from "../disagreement.js";
import { hasRightLength, highwayFields, highwayOf } from "../highway-record.js";
import type { ForecasterKind } from "./contract.js";

/** The best linear forecast of the window: a highway with no network beside it. */
export type LinearForecaster = z.infer<ReturnType<typeof linearForecasterSchema>>;
export const linearForecasterSchema = once(() => z.strictObject({ kind: z.literal("linear"), ...highwayFields() }));

/** Windows of a block. */
const BLOCK = 4096;

export const linearForecaster: ForecasterKind<LinearForecaster> = {
  disagreement: (own, shape) =>
    unless(
      hasRightLength(own, shape),
      ["coefficients"],
      "must have one number for each output of each input read, and of the constant",
    ) ??
    unless(own.rows <= shape.window, ["rows"], `must be at most the window's ${shape.window}`) ??
    refusedBy([], () => ensureHighway("linear", highwayOf(own, "linear"), shape)),
  *outputs({ rows, inputs, coefficients }, windows) {
    const part = { rows, inputs: inputs && Uint32Array.from(inputs) };
    const weights = Float64Array.from(decodeFloats(coefficients));
    const { horizon, window, outputSize } = windows;
    const targetOffsets = Array.from(
      { length: horizon.to - horizon.from + 1 },
      (_, r) => window - 1 + horizon.from + r,
    );
    const noTargets = { targets: new Float32Array(0), targetSize: outputSize / targetOffsets.length, targetOffsets };
    const set = { ...windows, ...noTargets, scored: "last", weights: null, lengths: windows.lengths ?? null } as const;
    for (let from = 0; from < windows.length; from += BLOCK) {
      const length = Math.min(BLOCK, windows.length - from);
      const starts = windows.starts.subarray(from, from + length);
      yield { from, outputs: linearForecasts({ ...set, length, starts }, part, weights) };
    }
  },
};
