import { ensure } from "../../core/errors.js";
import { median } from "../../core/statistics.js";
import type { MethodRecord } from "../records/method.js";
import type { TrialRecord } from "../records/trial.js";
import type { TargetRecord } from "../records/verdict.js";
import { successesNeeded } from "../spec/criteria.js";

/** The judged method: the one named "diffusion", else the first that diffuses, else undefined. */
export function diffusingMethod(methods: readonly MethodRecord[]): MethodRecord | undefined {
  const diffusing = methods.filter(({ diffuses }) => diffuses);
  return diffusing.find(({ name }) => name === "diffusion") ?? diffusing[0];
}

/** The reference of diffusion: the method named "sgd", else the first that does not diffuse, else undefined. */
export function referenceMethod(methods: readonly MethodRecord[]): MethodRecord | undefined {
  const plain = methods.filter(({ diffuses }) => !diffuses);
  return plain.find(({ name }) => name === "sgd") ?? plain[0];
}

/**
 * The validation error to reach: the one given, or the level that the tuned reference reaches reliably.
 *
 * At each batch size, over the reference's n evaluation trials, the level is the k-th smallest best validation error with
 * k = ceil(successRate n): at least k of its seeds reach it. Of the batch sizes with a level, the one with the lowest median
 * best validation error sets the target, and on a tie the smaller batch size. A trial that diverged or was stopped counts
 * as never reaching; when so many did that no batch size has a level, `error` is null.
 *
 * The test part plays no role, and neither does the clock.
 *
 * @param options.given > 0, in the unit of the validation errors; null to take the reference's level
 * @param options.successRate in (0, 1]
 * @example
 * // best validation errors of sgd's five seeds: 1.0, 1.1, 1.2, 1.3, 9.9
 * targetFrom(trials, { given: null, methods, successRate: 0.8 }).error; // 1.3
 */
export function targetFrom(
  trials: readonly TrialRecord[],
  {
    given,
    methods,
    successRate,
  }: { readonly given: number | null; readonly methods: readonly MethodRecord[]; readonly successRate: number },
): TargetRecord {
  if (given !== null) {
    ensure(
      given > 0 && given < Infinity,
      () => `target error must be a number > 0, got ${given}. Leave it out to take the level that tuned SGD reaches.`,
    );
    return { error: given, source: "given", reference: null };
  }
  const reference = referenceMethod(methods);
  if (reference === undefined) return { error: null, source: "reference", reference: null };

  const errorsByBatchSize = new Map<number, number[]>();
  for (const trial of trials) {
    if (trial.phase !== "evaluation" || trial.method !== reference.name) continue;
    const error = trial.outcome === "finished" ? (trial.bestValidationError ?? Infinity) : Infinity;
    errorsByBatchSize.set(trial.batchSize, [...(errorsByBatchSize.get(trial.batchSize) ?? []), error]);
  }
  const [best] = [...errorsByBatchSize]
    .map(([batchSize, errors]) => ({
      batchSize,
      median: median(errors),
      level: errors.toSorted((a, b) => a - b)[successesNeeded(successRate, errors.length) - 1]!,
    }))
    .filter(({ level, median }) => level < Infinity && median < Infinity)
    .sort((a, b) => a.median - b.median || a.batchSize - b.batchSize);
  return { error: best?.level ?? null, source: "reference", reference: reference.name };
}
