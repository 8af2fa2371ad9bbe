import type { Metric } from "../../../metric/contract.js";
import { metricNamed } from "../../../metric/metric-named.js";
import type { MeasureRecord } from "../../records/measure.js";
import type { TaskRecord } from "../../records/task.js";

/** Gathers what forecasts come to on the test part by the metric of a task and its further measures. */
export class MeasureSheet {
  /** Beside the one that decides. */
  readonly metrics: readonly Metric[];
  readonly #rows = new Map<string, { readonly name: string; readonly batchSize: number | null; runs: number[][] }>();

  readonly #isNumber: boolean;

  constructor({ metric, measures }: Pick<TaskRecord, "metric" | "measures">) {
    this.#isNumber = metric.unit === "target";
    this.metrics = measures.map(({ name }) => metricNamed(name));
  }

  /** @param values the deciding metric's, then the measures' */
  add(name: string, batchSize: number | null, values: readonly number[]): void {
    const key = `${batchSize} ${name}`;
    const row = this.#rows.get(key) ?? { name, batchSize, runs: [] };
    row.runs.push([...values]);
    this.#rows.set(key, row);
  }

  /** Means over runs; nothing where the one measure is an error of numbers, of which `scores` have more. */
  record(): MeasureRecord[] {
    if (this.#isNumber && this.metrics.length === 0) return [];
    return [...this.#rows.values()].flatMap(({ name, batchSize, runs }) => {
      const values = runs[0]!.map((_, k) => runs.reduce((sum, run) => sum + run[k]!, 0) / runs.length);
      return values.every(Number.isFinite) ? [{ name, batchSize, values }] : [];
    });
  }
}
