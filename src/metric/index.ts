import { Derived, registry } from "../core/registry.js";
import { losses } from "../loss/index.js";
import { accuracy } from "./accuracy.js";
import { bitsASymbol } from "./bits-a-symbol.js";
import { calibrationError } from "./calibration-error.js";
import type { Metric } from "./contract.js";
import { errorRate } from "./error-rate.js";
import { macroF1 } from "./macro-f1.js";
import { mae } from "./mae.js";
import { natsAStep } from "./nats-a-step.js";
import { plainLoss } from "./plain-loss.js";
import { rmse } from "./rmse.js";
import { METRIC } from "./rules.js";

/** Every metric by name, every loss's own with its default options among them: a new one is a file and a line here. */
export const metrics = registry<Metric>(
  "metric",
  () => [
    rmse,
    mae,
    accuracy,
    errorRate,
    macroF1,
    calibrationError,
    natsAStep,
    bitsASymbol,
    new Derived(
      () => losses.names,
      (name) => plainLoss(losses.get(name)),
    ),
  ],
  METRIC,
);
