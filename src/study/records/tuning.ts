import * as z from "zod/mini";
import { count, fields, numberOrNull, once, text, whole } from "../../core/stored/shape.js";

/** Tuning of one method at one batch size: what it did, and how much of its choice is luck. The interval of a ratio does not hold that luck. */
export type TuningRecord = z.infer<ReturnType<typeof tuningSchema>>;
export const tuningSchema = once(() =>
  fields({
    method: text,
    batchSize: count,
    /** Runs that count: the same number for every method. */
    runs: whole,
    settings: whole,
    /** Training steps of all its runs. */
    steps: whole,
    /** Training time of all its runs, as their `secondsTraining`. */
    secondsTraining: z.number(),
    /** Seeds on which the chosen setting was run to the end; 0: every setting failed. */
    seeds: whole,
    /** Settings that had come as far, and of them those whose mean validation error is at most 2 % above the lowest. */
    finalists: whole,
    asGood: whole,
    /**
     * What the second best of those would have taken, as a factor of what the chosen one takes, >= 1: epochs to the levels, or validation error where
     * that alone is asked for. Null where there is no second one.
     */
    runnerUpRatio: numberOrNull,
    /** The same between the worst and the best seed of the chosen setting, >= 1; null on one seed. */
    seedRatio: numberOrNull,
  }),
);
