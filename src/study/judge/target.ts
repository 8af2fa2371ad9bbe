import { ensure } from "../../core/errors.js";
import { median } from "../../core/statistics.js";
import { learningCurve, reaches } from "../records/learning-curve.js";
import type { MethodRecord } from "../records/method.js";
import type { TrialRecord } from "../records/trial.js";
import type { FoldTarget, TargetRecord } from "../records/verdict.js";
import { referenceMethod } from "../spec/roles.js";

/** Shares of the pilot runs' way from the error before the first step to their best. */
const SHARES = [0.7, 0.8, 0.9, 0.95, 0.98];

/** A level reached in fewer validations is over too soon to be timed. */
export const FEWEST_VALIDATIONS = 5;

/**
 * The validation errors that methods are timed to: the one given, or levels from pilot runs of the tuned reference, on seeds of their
 * own, so that no run is timed to a level of its own making.
 *
 * At each batch size, from the medians over the pilot runs of their errors before the first step, e0, and of the lowest of their learning
 * curves, e1:
 *
 *     level = e0 - share (e0 - e1),    share = .7, .8, .9, .95, .98
 *
 * Of the batch sizes where half of the pilot runs or more finished, and learned, that with the lowest e1 counts, and on a tie the smaller one.
 * Levels that the median pilot run reaches before its fifth validation are left out. `error` is the last level; null when there is none.
 * Each fold of a task has levels of its own.
 *
 * The test part plays no role, and neither does the clock.
 *
 * @param options.given > 0, in the unit of the validation errors; null to take levels from the pilot runs
 * @param options.folds number of the task's folds. Default 1
 * @example
 * // errors of three pilot runs: 101 before the first step, 1 at best
 * targetFrom(trials, { given: null, methods }).levels; // [31, 21, 11, 6, 3]
 */
export function targetFrom(trials: readonly TrialRecord[], { given, methods, folds = 1 }: TargetOptions): TargetRecord {
  if (given !== null) {
    ensure(
      given > 0 && given < Infinity,
      () => `target error must be a number > 0, got ${given}. Leave it out to take levels from pilot runs of SGD.`,
    );
    const level = { error: given, levels: [given] };
    return { ...level, earlierFolds: Array(folds - 1).fill(level), source: "given", reference: null };
  }
  const reference = referenceMethod(methods)?.name ?? null;
  const pilots = trials.filter(({ phase, method }) => phase === "pilot" && method === reference);
  const all = Array.from({ length: folds }, (_, k) => levelsFrom(pilots.filter(({ fold }) => fold === k + 1)));
  return { ...all.at(-1)!, earlierFolds: all.slice(0, -1), source: "reference", reference };
}

interface TargetOptions {
  readonly given: number | null;
  readonly methods: readonly MethodRecord[];
  readonly folds?: number;
}

/** From the pilot runs of one fold. */
export function levelsFrom(pilots: readonly TrialRecord[]): FoldTarget {
  const [best] = [...new Set(pilots.map(({ batchSize }) => batchSize))]
    .map((batchSize) => ({ batchSize, ...courseOf(pilots.filter((pilot) => pilot.batchSize === batchSize)) }))
    .filter(({ start, end }) => start < Infinity && end < start)
    .sort((a, b) => a.end - b.end || a.batchSize - b.batchSize);
  const levels = best === undefined ? [] : levelsOf(best);
  return { error: levels.at(-1) ?? null, levels };
}

/** Medians over pilot runs; Infinity for a run that diverged or was stopped. */
function courseOf(pilots: readonly TrialRecord[]) {
  const curves = pilots.map((pilot) => (pilot.outcome === "finished" ? learningCurve(pilot) : []));
  return {
    curves,
    start: median(curves.map((curve) => curve[0]?.error ?? Infinity)),
    end: median(curves.map((curve) => Math.min(Infinity, ...curve.map(({ error }) => error).filter(Number.isFinite)))),
  };
}

function levelsOf({ curves, start, end }: ReturnType<typeof courseOf>): number[] {
  return SHARES.map((share) => start - share * (start - end)).filter(
    (level) => median(curves.map((curve) => reaches(curve, level)?.index ?? Infinity)) >= FEWEST_VALIDATIONS,
  );
}
