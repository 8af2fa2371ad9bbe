import * as z from "zod/mini";
import { once } from "../../core/stored/shape.js";
import type { OutputBlock, PredictOptions } from "../../train/predict.js";
import type { Disagreement } from "../disagreement.js";
import type { ForecasterKind, ForecastWindows, ModelShape } from "./contract.js";
import { linearForecaster, linearForecasterSchema } from "./linear.js";
import { meanForecaster, meanForecasterSchema } from "./mean.js";
import { networkForecaster, networkForecasterSchema } from "./network.js";
import {
  lastValueForecaster,
  lastValueForecasterSchema,
  seasonalForecaster,
  seasonalForecasterSchema,
} from "./repeat.js";

/** Every kind: a new one is a file, a line here and one in the schema. */
const KINDS = {
  network: networkForecaster,
  linear: linearForecaster,
  "last value": lastValueForecaster,
  "seasonal repeat": seasonalForecaster,
  mean: meanForecaster,
} as const;

/** What forecasts in a model: its `kind` says which of them. */
export type ForecasterRecord = z.infer<ReturnType<typeof forecasterSchema>>;
export const forecasterSchema = once(() =>
  z.discriminatedUnion(
    "kind",
    [
      networkForecasterSchema(),
      linearForecasterSchema(),
      lastValueForecasterSchema(),
      seasonalForecasterSchema(),
      meanForecasterSchema(),
    ],
    { error: `must be one of ${Object.keys(KINDS).join(", ")}` },
  ),
);

/** How the forecaster contradicts itself or its model. */
export function forecasterDisagreement(own: ForecasterRecord, shape: ModelShape): Disagreement | null {
  return kindOf(own).disagreement(own, shape);
}

/** Its outputs for windows. */
export function outputsOf(
  own: ForecasterRecord,
  windows: ForecastWindows,
  options: PredictOptions,
): Iterable<OutputBlock> {
  return kindOf(own).outputs(own, windows, options);
}

/** The one of the record's own kind, which takes just that. */
function kindOf({ kind }: ForecasterRecord): ForecasterKind<ForecasterRecord> {
  return KINDS[kind] as unknown as ForecasterKind<ForecasterRecord>;
}
