import type { Metric } from "../../metric/contract.js";
import type { TaskRecord } from "../records/task.js";

/** A metric in the records: enough to know which value is better, and in what unit. */
export function metricRecord({ name, direction, unit }: Metric): TaskRecord["metric"] {
  return { name, direction, unit };
}
