import { accuracy } from "./accuracy.js";
import type { Metric } from "./contract.js";

/** 1 - accuracy: what falls as training goes, so that ratios of it mean something. */
export const errorRate: Metric = {
  ...accuracy,
  name: "error-rate",
  direction: "lower",
  value: (sums) => 1 - accuracy.value(sums),
};
