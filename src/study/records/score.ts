import * as z from "zod/mini";
import { count, fields, numberOrNull, once, someOf, text, whole } from "../../core/stored/shape.js";

/** A score over all test windows, with the interval that other test parts like this one would give; ends are null for too few windows. */
export type ScoreRecord = z.infer<ReturnType<typeof scoreSchema>>;
const scoreSchema = once(() => fields({ value: z.number(), low: numberOrNull, high: numberOrNull }));

/** Of networks, their mean over the seeds; of simple forecasts, themselves. */
export type ScoreRowRecord = z.infer<ReturnType<typeof scoreRowSchema>>;
const scoreRowSchema = once(() =>
  fields({
    /** A method, or a forecast that needs no network. */
    name: text,
    /** Null for a forecast that needs no network. */
    batchSize: z.nullable(count),
    /** sqrt(mean e^2), in the unit of errors. */
    rmse: scoreSchema(),
    /** mean |e|, in the unit of errors. */
    mae: scoreSchema(),
    /** mae / mean |change over a season| within the training part; null without a series. */
    mase: z.nullable(scoreSchema()),
    /** 1 - sum e^2 / sum (target - its mean over the test part)^2; null where the targets do not vary there. */
    r2: z.nullable(scoreSchema()),
    /** Of a network's forecasts, all seeds and folds together, those below 0 that were raised to 0; null without "non-negative". */
    raised: z.nullable(fields({ count: whole, of: count })),
    /** Diebold and Mariano's test against the simple forecast of the lowest rmse: below 0 speaks for this one; null for that itself. */
    againstSimple: z.nullable(fields({ statistic: z.number(), p: z.number() })),
  }),
);

/** What the errors on the test part come to, by several measures. */
export type ScoresRecord = z.infer<ReturnType<typeof scoresSchema>>;
export const scoresSchema = once(() =>
  fields({
    /** Test windows, of all folds. */
    windows: count,
    confidence: z.number(),
    /** Windows that were drawn together for the intervals. */
    block: count,
    /** Rows of the season by which `mase` is scaled: 1 for the last value; null without a series. */
    season: z.nullable(count),
    /** The simple forecast that others are tested against; null without one. */
    simple: z.nullable(text),
    rows: someOf(scoreRowSchema()),
  }),
);
