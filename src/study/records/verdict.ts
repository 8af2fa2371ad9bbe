import * as z from "zod/mini";
import { count, fields, list, numberOrNull, once, text, whole } from "../../core/stored/shape.js";

/** Fixed and written down before the first trial. */
export type Criteria = z.infer<ReturnType<typeof criteriaSchema>>;
export const criteriaSchema = once(() =>
  fields({
    /** Diffusion must need at most (1 - this) of SGD's time to the target. Default .25 */
    minTimeSaving: z.number(),
    /** Its test error may be at most (1 + this) times SGD's. Default .02 */
    maxTestErrorIncrease: z.number(),
    /** Success rate: the target is the level that this fraction of the reference's seeds reaches. Default .8 */
    minSuccessRate: z.number(),
  }),
);

export type TargetRecord = z.infer<ReturnType<typeof targetSchema>>;
export const targetSchema = once(() =>
  fields({
    /** Validation error to reach; null when it could not be set (no finished trial to take it from). */
    error: numberOrNull,
    /** "given" by the user, or the level that tuned `reference` reaches with the success rate asked for. */
    source: z.enum(["given", "reference"]),
    reference: z.nullable(text),
  }),
);

/** A ratio of medians with a bootstrap interval over seeds; an end is null when unbounded (not reached). */
export type RatioRecord = z.infer<ReturnType<typeof ratioSchema>>;
const ratioSchema = once(() =>
  fields({
    value: numberOrNull,
    low: numberOrNull,
    high: numberOrNull,
    confidence: z.number(),
  }),
);

export type CriterionRecord = z.infer<ReturnType<typeof criterionSchema>>;
const criterionName = once(() => z.enum(["time", "test-error", "success-rate", "baselines"]));
const criterionResult = once(() => z.enum(["met", "missed", "undecided"]));
const criterionSchema = once(() =>
  fields({
    name: criterionName(),
    limit: z.number(),
    value: numberOrNull,
    /** Of "baselines": the method without diffusion that is hardest to beat. */
    method: z.nullable(text),
    result: criterionResult(),
  }),
);

/** Without which there is nothing to compare. */
export type MissingForComparison = z.infer<ReturnType<typeof missingSchema>>;
const missingSchema = once(() => z.enum(["diffusing-method", "reference-method", "evaluation-trials", "target"]));

/** Complete, or why it ended early; what had finished by then is all in the record. */
export type StudyOutcome = z.infer<ReturnType<typeof outcomeSchema>>;
export const outcomeSchema = once(() => z.enum(["complete", "stopped", "budget-spent"]));

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
    /** The methods compared, each at the batch size at which its median time to the target is shortest. */
    diffusion: z.nullable(fields(headline)),
    reference: z.nullable(fields(headline)),
    /** diffusion : reference. */
    timeRatio: ratioSchema(),
    epochsRatio: ratioSchema(),
    testErrorRatio: ratioSchema(),
    criteria: list(criterionSchema()),
    /** diffusion : each other method without diffusion, at the batch size at which that one is fastest. */
    baselines: list(fields({ ...headline, timeRatio: ratioSchema() })),
    /** The same optimiser without diffusion, when it ran: tells what diffusion itself adds. */
    sameOptimizer: z.nullable(fields({ ...headline, timeRatio: ratioSchema(), testErrorRatio: ratioSchema() })),
    /** Codes with their numbers; the report and the terminal put them into words. */
    reasons: list(reasonSchema()),
  }),
);
