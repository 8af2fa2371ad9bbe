import { bestFit } from "../linear/best-fit.js";
import { linearForecasts } from "../linear/forecasts.js";
import { scoredSteps } from "../scored-rows.js";
import { undoOutputs } from "../transform/undo.js";
import { asEntered } from "../transform/without-transform.js";
import type { WindowSet } from "../window-set.js";
import type { Windows } from "../windows.js";
import { type Baseline, rootMeanSquareError } from "./contract.js";

/**
 * The best linear forecast from the flattened window: ridge regression with an unpenalised bias.
 *
 *     forecast = b + sum over rows t and inputs i of w[t, i] x[t, i]
 *
 * Exact normal equations, each row with its window's weight; the penalty is the one with the least validation error. A row
 * that is not there, before a short sequence or after the step that is scored, counts as 0 and is not read. Costs are bounded, see `fitsOf`: at most
 * 600 features (the last rows of the window; of more inputs the 600 that vary most with the targets, in its last row) and, of many windows, evenly
 * thinned ones. `detail` says what was used.
 *
 * Targets that were transformed are fitted as they enter a network, the penalty chosen there too; forecasts are undone as a network's are.
 */
export function linearBaseline({ train, validation, errorFactor }: Windows): Baseline {
  const { part, coefficients, strength, windows } = bestFit(asEntered(train), asEntered(validation));
  const predict = (set: WindowSet) => {
    const forecasts = linearForecasts(set, part, coefficients);
    const { undo, outputSize } = set;
    const rows = set.length * scoredSteps(set);
    if (undo) undoOutputs(undo, { outputs: forecasts, into: forecasts, rows, outputSize, weights: null });
    return forecasts;
  };
  const { rows, inputs } = part;
  const cut = rows < train.window ? `, the last rows of ${train.window}` : "";
  const few = inputs === null ? "" : ` of ${train.inputSize}`;
  const thin = windows < train.length ? `, fitted on ${windows} of ${train.length} windows` : "";
  return {
    name: "linear",
    detail: `ridge ${strength.toExponential(0)} on ${rows} x ${inputs?.length ?? train.inputSize} inputs${few}${cut}${thin}`,
    validationError: errorFactor * rootMeanSquareError(predict(validation), validation),
    fitted: { kind: "linear", ...part, coefficients, strength },
    predict,
  };
}
