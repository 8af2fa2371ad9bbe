import { ensureOptions, isObject, type OptionRules } from "../core/options.js";
import { group, required, rule } from "../core/rules.js";
import { encodeFloats } from "../core/stored/floats.js";
import type { FittedBaseline } from "../data/baselines/contract.js";
import { NOTHING_DERIVED } from "../data/derive/derive-inputs.js";
import { horizonRange } from "../data/windows.js";
import type { ForecasterRecord } from "./forecasters/index.js";
import { COMMON_PARTS, type CommonParts, NOTE, recordOf } from "./record.js";
import type { ModelRecord, TrainingNote } from "./schema.js";

/** The parts of a model of a simple forecast: those of a network on the same windows, and what the forecast was fitted to. */
export interface SimpleModelParts extends CommonParts {
  /** `fitted` of a forecast of `fitBaselines`. */
  readonly fitted: FittedBaseline;
  readonly training: TrainingNote;
}

const PARTS = {
  ...COMMON_PARTS,
  fitted: required(rule("a fitted forecast", isObject, "Give `fitted` of one of fitBaselines.")),
  training: required(group(NOTE)),
} satisfies OptionRules<SimpleModelParts>;

/**
 * A simple forecast as a record that can be written as JSON and forecasts as a network's does.
 *
 * The linear forecast reads what networks read. The others read the targets alone, as they are, with no logarithm: one row, or for the seasonal repeat the
 * rows of a season.
 *
 * @throws GradusError for parts that do not fit together
 * @example
 * const [last] = fitBaselines({ windows: data, origin: null }).filter(({ name }) => name === "linear");
 * const { inputScaler, targetScaler } = data;
 * const training = { method: "linear", source: "sine", validationError: last.validationError, testError: null };
 * const { fitted } = last;
 * simpleModelRecord({ fitted, window: 4, horizon: 1, inputScaler, targetScaler, training }).forecaster.kind; // "linear"
 */
export function simpleModelRecord(parts: SimpleModelParts): ModelRecord {
  ensureOptions("simpleModelRecord", parts, PARTS);
  const { fitted, ...rest } = parts;
  const own = { ...rest, forecaster: forecasterOf(fitted) };
  return recordOf("simpleModelRecord", fitted.kind === "linear" ? own : { ...own, ...ofTargets(parts) });
}

/** What repeats or averages the targets reads them as they are; at the last row of the window itself they are no inputs. */
function ofTargets({ fitted, window, horizon, inputScaler, targetScaler, undo = null, derived }: SimpleModelParts) {
  const isAhead = horizonRange(horizon).to > 0;
  return {
    window: fitted.kind === "seasonal repeat" ? fitted.rows : isAhead ? 1 : window,
    inputScaler: isAhead ? targetScaler : inputScaler,
    derived: isAhead ? NOTHING_DERIVED : (derived ?? NOTHING_DERIVED),
    undo: undo?.nonNegative ? { ...undo, log: null } : null,
  };
}

function forecasterOf(fitted: FittedBaseline): ForecasterRecord {
  if (fitted.kind === "mean") return { kind: "mean", values: [...fitted.values] };
  if (fitted.kind !== "linear") return { ...fitted };
  const { kind, rows, inputs, coefficients } = fitted;
  return {
    kind,
    rows,
    inputs: inputs && [...inputs],
    coefficients: encodeFloats(Float32Array.from(coefficients)),
  };
}
