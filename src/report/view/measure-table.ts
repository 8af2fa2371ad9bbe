import { wilsonInterval } from "../../core/wilson-interval.js";
import { columnFormat, fixed, integer } from "../../page/text/numbers.js";
import type { MeasureRecord } from "../../study/records/measure.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { TaskRecord } from "../../study/records/task.js";
import type { Texts } from "../text/texts.js";
import { type MetricWords, metricWords } from "./metric-words.js";
import type { MethodView, StudyView } from "./study-view.js";

/** What forecasts come to by each measure, written out, one row a forecast. */
export interface MeasureTable {
  readonly metrics: readonly MetricWords[];
  readonly rows: readonly MeasureRow[];
  /** E.g. "all 370 test sequences". */
  readonly over: string;
  /** Sequences of the intervals; null without intervals. */
  readonly independent: string | null;
}

export interface MeasureRow {
  /** The method; null for a forecast that needs no network. */
  readonly method: MethodView | null;
  readonly name: string;
  readonly cells: readonly MeasureCell[];
}

export interface MeasureCell {
  readonly value: string;
  /** Ends of the 95 % interval; null without one. */
  readonly interval: readonly [low: string, high: string] | null;
  /** Of no other forecast of the table is the value better. */
  readonly isBest: boolean;
}

/** Methods at their headline batch size, then the simple forecasts; null where nothing was measured. */
export function measureTable({ study, texts, methods }: StudyView): MeasureTable | null {
  const { task, measures } = study;
  if (measures.length === 0) return null;
  const shown = [
    ...methods.flatMap((method) =>
      measures
        .filter(({ name, batchSize }) => name === method.record.name && batchSize === method.headline?.batchSize)
        .map((record) => ({ method, name: record.name, record })),
    ),
    ...measures
      .filter(({ batchSize }) => batchSize === null)
      .map((record) => ({ method: null, name: simpleName(record, texts), record })),
  ];
  const independent = independentDraws(task);
  const metrics = [task.metric, ...task.measures];
  const columns = metrics.map((metric, k) => {
    const values = shown.map(({ record }) => record.values[k]!);
    const best = values.reduce((a, b) => (metric.direction === "lower" ? Math.min(a, b) : Math.max(a, b)));
    const print = formatOf(metric, values, study);
    const isCounted = independent !== null && COUNTED.includes(metric.name);
    return values.map((value): MeasureCell => {
      const ends = isCounted ? wilsonInterval(value, independent) : null;
      return {
        value: print(value),
        interval: ends === null ? null : [print(ends.low), print(ends.high)],
        isBest: print(value) === print(best),
      };
    });
  });
  return {
    metrics: metrics.map(({ name }) => metricWords(task, name, texts)),
    rows: shown.map(({ method, name }, r) => ({ method, name, cells: columns.map((cells) => cells[r]!) })),
    over: overWords(task, texts),
    independent: independent === null ? null : integer(independent),
  };
}

/** Shares of things that are right or wrong each, of which Wilson's formula tells the interval. */
const COUNTED = ["accuracy", "error-rate"];

/** Sequences with one answer each are drawn apart from one another; steps of one sequence are not, so that their shares have no such interval. */
function independentDraws({ sequences, classes }: TaskRecord): number | null {
  if (sequences === null || sequences.windows !== "ends" || classes.length === 0) return null;
  return sequences.test.told > 0 ? sequences.test.told : null;
}

/** From so many on a hundredth of a percent is more than one of them. */
const MANY = 10_000;

function formatOf({ unit }: TaskRecord["metric"], values: readonly number[], { task }: StudyRecord) {
  if (unit !== "share") return columnFormat(values, 4);
  const decimals = (task.sequences?.test.told ?? 0) >= MANY ? 2 : 1;
  return (value: number) => `${fixed(100 * value, decimals)}%`;
}

function overWords({ kind, sequences, parts }: TaskRecord, texts: Texts): string {
  if (sequences === null) return texts.measuredOverWindows(integer(parts.test.windows));
  const { told, sequences: count } = sequences.test;
  if (kind === "chars") return texts.measuredOverSymbols(integer(told));
  return texts.measuredOver[sequences.windows]({ told: integer(told), sequences: integer(count) });
}

function simpleName({ name }: MeasureRecord, { baselineName }: Texts): string {
  return (baselineName as Readonly<Record<string, string>>)[name] ?? name;
}
