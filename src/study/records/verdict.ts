import * as z from "zod/mini";
import { count, fields, list, numberOrNull, once, text, whole } from "../../core/stored/shape.js";

/** Fixed and written down before the first trial. */
export type Criteria = z.infer<ReturnType<typeof criteriaSchema>>;
export const criteriaSchema = once(() =>
  fields({
    /** Diffusion must need at most (1 - this) of SGD's time to the target; below 0 it may take more; null: time is free. Default .25 */
    minTimeSaving: numberOrNull,
    /** Its test error may be at most (1 + this) times SGD's; below 0 it must be lower. Default .02 */
    maxTestErrorIncrease: z.number(),
  }),
);

export type TargetRecord = z.infer<ReturnType<typeof targetSchema>>;
export const targetSchema = once(() =>
  fields({
    /** Validation error to reach, the last level; null when it could not be set (no finished trial to take it from). */
    error: numberOrNull,
    /** Validation errors that times are measured to, falling. */
    levels: list(z.number()),
    /** The same of the folds before the last one, whose are those above. */
    earlierFolds: list(fields({ error: numberOrNull, levels: list(z.number()) })),
    /** "given" by the user, or from pilot runs of tuned `reference`. */
    source: z.enum(["given", "reference"]),
    reference: z.nullable(text),
  }),
);

/** Of one fold. */
export type FoldTarget = Pick<TargetRecord, "error" | "levels">;

/** A geometric mean of ratios over pairs of seeds with Student's interval; an end is null where too few pairs leave it open. */
export type RatioRecord = z.infer<ReturnType<typeof ratioSchema>>;
const ratioSchema = once(() =>
  fields({
    value: numberOrNull,
    low: numberOrNull,
    high: numberOrNull,
    confidence: z.number(),
  }),
);

/** Of the ratio that decided a criterion. */
export type IntervalRecord = z.infer<ReturnType<typeof intervalSchema>>;
const intervalSchema = once(() =>
  fields({
    low: numberOrNull,
    high: numberOrNull,
    confidence: z.number(),
    /** The ratio is this at most, or at least, as some runs did not reach what was timed; or exact. */
    counts: z.enum(["exact", "at-most", "at-least"]),
  }),
);

export type CriterionRecord = z.infer<ReturnType<typeof criterionSchema>>;
const criterionName = once(() =>
  z.enum(["time", "test-error", "success-rate", "baselines-time", "baselines-test-error"]),
);
const criterionResult = once(() => z.enum(["met", "missed", "undecided"]));
const criterionSchema = once(() =>
  fields({
    name: criterionName(),
    limit: z.number(),
    /** The ratio, or success rate, that decided; null where nothing was measured. */
    value: numberOrNull,
    /** The interval that decided; of an undecided criterion, that which would have to lie on one side of the limit. Null for a rate. */
    interval: z.nullable(intervalSchema()),
    /** Of the baselines: the method without diffusion that decides for all, as the hardest to beat. */
    method: z.nullable(text),
    result: criterionResult(),
  }),
);

/** Without which there is nothing to compare. */
export type MissingForComparison = z.infer<ReturnType<typeof missingSchema>>;
const missingSchema = once(() => z.enum(["diffusing-method", "reference-method", "evaluation-trials", "target"]));

/** Complete, or why it ended early, "closed" for good by the user; what had finished by then is all in the record. */
export type StudyOutcome = z.infer<ReturnType<typeof outcomeSchema>>;
export const outcomeSchema = once(() => z.enum(["complete", "stopped", "budget-spent", "closed"]));

export type VerdictReason = z.infer<ReturnType<typeof reasonSchema>>;
const reasonSchema = once(() =>
  z.discriminatedUnion("code", [
    z.strictObject({ code: z.literal("criterion"), name: criterionName(), result: criterionResult() }),
    z.strictObject({ code: z.literal("no-comparison"), missing: missingSchema() }),
    z.strictObject({
      code: z.literal("naive-is-better"),
      baseline: text,
      baselineError: z.number(),
      bestError: z.number(),
    }),
    z.strictObject({ code: z.literal("too-few-seeds"), seeds: whole, needed: count }),
    z.strictObject({ code: z.literal("optimizer-not-compared"), optimizer: text }),
    z.strictObject({
      code: z.literal("stopped-early"),
      outcome: outcomeSchema(),
      trialsDone: whole,
      trialsPlanned: whole,
    }),
  ]),
);

const headline = { method: text, batchSize: count };

export type VerdictRecord = z.infer<ReturnType<typeof verdictSchema>>;
export const verdictSchema = once(() =>
  fields({
    decision: z.enum(["go", "no-go", "inconclusive"]),
    /** The methods compared, each at its headline batch size. */
    diffusion: z.nullable(fields(headline)),
    reference: z.nullable(fields(headline)),
    /** diffusion : reference. */
    timeRatio: ratioSchema(),
    epochsRatio: ratioSchema(),
    testErrorRatio: ratioSchema(),
    criteria: list(criterionSchema()),
    /** diffusion : reference in each of several folds, in their order; none where there is one. */
    folds: list(fields({ timeRatio: ratioSchema(), testErrorRatio: ratioSchema() })),
    /** diffusion : each other method without diffusion, at its headline batch size, with the interval that decides whether it is beaten. */
    baselines: list(fields({ ...headline, timeRatio: ratioSchema(), testErrorRatio: ratioSchema() })),
    /** The same optimiser without diffusion, when it ran: tells what diffusion itself adds. */
    sameOptimizer: z.nullable(fields({ ...headline, timeRatio: ratioSchema(), testErrorRatio: ratioSchema() })),
    /** Codes with their numbers; the report and the terminal put them into words. */
    reasons: list(reasonSchema()),
  }),
);
