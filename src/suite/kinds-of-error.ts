import type { TaskRecord } from "../study/records/task.js";

/**
 * What a test error is of. Ratios of two kinds are no one quantity: a log loss that falls by a tenth says something else than a root mean squared error that
 * does, and neither is worth as much as the other. "target": in the unit of what is forecast; "information": nats and bits; "share": of wrong answers; "other".
 */
export const KINDS_OF_ERROR = ["target", "information", "share", "other"] as const;
export type KindOfError = (typeof KINDS_OF_ERROR)[number];

const OF_UNIT: Readonly<Record<TaskRecord["metric"]["unit"], KindOfError>> = {
  target: "target",
  nats: "information", // a ratio of bits is the ratio of nats
  bits: "information",
  share: "share",
  none: "other",
};

export function kindOfError({ metric }: Pick<TaskRecord, "metric">): KindOfError {
  return OF_UNIT[metric.unit];
}

/** Those that some of the rows have, in their order. */
export function kindsIn(rows: readonly { readonly kindOfError: KindOfError | null }[]): KindOfError[] {
  return KINDS_OF_ERROR.filter((kind) => rows.some((row) => row.kindOfError === kind));
}
