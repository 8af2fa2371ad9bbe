import { quantilesOf } from "../../core/quantile-name.js";
import type { TaskRecord } from "../../study/records/task.js";
import type { Texts } from "../text/texts.js";

/** A metric of a task in words. */
export interface MetricWords {
  readonly name: string;
  /** For 80 columns. */
  readonly short: string;
  /** In a sentence; null for one that has none. */
  readonly meaning: string | null;
}

/** The words of a metric; where symbols are told, a class is a symbol. */
export function metricWords({ kind }: Pick<TaskRecord, "kind">, metric: string, texts: Texts): MetricWords {
  const taus = quantilesOf(metric);
  if (taus !== null) {
    const words = texts.quantileLoss(taus.map(String));
    return { name: words, short: words, meaning: null };
  }
  const key = kind === "chars" && metric === "softmax-cross-entropy" ? "nats-a-symbol" : metric;
  const name = texts.metricName[key] ?? key;
  return { name, short: texts.metricShort[key] ?? name, meaning: texts.metricMeaning[key] ?? null };
}
