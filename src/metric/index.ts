import { Derived, registry } from "../core/registry.js";
import { losses } from "../loss/index.js";
import { accuracy } from "./accuracy.js";
import type { Metric } from "./contract.js";
import { mae } from "./mae.js";
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
    new Derived(
      () => losses.names,
      (name) => plainLoss(losses.get(name)),
    ),
  ],
  METRIC,
);
