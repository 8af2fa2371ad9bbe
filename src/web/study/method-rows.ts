import type { MethodStyle } from "../contract/messages.js";
import { grouped } from "./grouped.js";
import type { PackedTrial } from "./packed-trial.js";

/** A method at a batch size by what has finished. */
export interface MethodRow {
  readonly method: MethodStyle;
  readonly batchSize: number;
  readonly tuned: number;
  readonly seeds: number;
  readonly diverged: number;
  /** Medians over the evaluation runs; before the first one, of the best tuning run. */
  readonly error: number | null;
  readonly epoch: number | null;
  /** Whether these two are of tuning. */
  readonly isTuning: boolean;
}

export function methodRows(
  methods: readonly MethodStyle[],
  batchSizes: readonly number[],
  trials: readonly PackedTrial[],
): MethodRow[] {
  const groups = grouped(trials, ({ method, batchSize }) => `${batchSize} ${method}`);
  return methods.flatMap((method) =>
    batchSizes.map((batchSize) => rowOf(method, batchSize, groups.get(`${batchSize} ${method.name}`) ?? [])),
  );
}

function rowOf(method: MethodStyle, batchSize: number, trials: readonly PackedTrial[]): MethodRow {
  const tuning = trials.filter(({ phase }) => phase === "tuning");
  const evaluation = trials.filter(({ phase }) => phase === "evaluation");
  const best = tuning.reduce<PackedTrial | null>(
    (least, trial) => (errorOf(trial) < (least ? errorOf(least) : Infinity) ? trial : least),
    null,
  );
  const isTuning = evaluation.length === 0;
  return {
    ...{ method, batchSize, isTuning, tuned: tuning.length },
    seeds: new Set(evaluation.map(({ seed }) => seed)).size,
    diverged: trials.filter(({ outcome }) => outcome === "diverged").length,
    error: isTuning ? (best?.bestValidationError ?? null) : median(evaluation.map(errorOf)),
    epoch: isTuning ? (best?.bestEpoch ?? null) : median(evaluation.map(({ bestEpoch }) => bestEpoch ?? Infinity)),
  };
}

function errorOf({ bestValidationError }: PackedTrial): number {
  return bestValidationError ?? Number.POSITIVE_INFINITY;
}

/** Null where it is infinite: half of the runs or more have no value. */
function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined || !Number.isFinite(high)) return null;
  return (low + high) / 2;
}
