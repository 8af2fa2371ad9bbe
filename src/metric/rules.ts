import { memberOf, shaped } from "../core/rules.js";

export const metricRule = memberOf(shaped("a metric", ["value()", "direction"], 'Give e.g. metrics.get("mae").'), {
  family: "metric",
  call: (name) => `metrics.get(${name})`,
});
