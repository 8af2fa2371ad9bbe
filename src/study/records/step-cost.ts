import * as z from "zod/mini";
import { count, fields, once, text } from "../../core/stored/shape.js";

/** What one training step of a method, and what it takes beside its steps, cost on one thread of the study's machine, timed alone and in turn with the others. */
export type StepCostRecord = z.infer<ReturnType<typeof stepCostSchema>>;
/** The same without what is timed last, once a study's training windows are decided on. */
export type TimedSteps = Omit<StepCostRecord, "secondsBesideSteps">;
export const stepCostSchema = once(() =>
  fields({
    method: text,
    batchSize: count,
    /** At sigma = 0. */
    secondsPlainStep: z.number().check(z.nonnegative()),
    /** At sigma > 0; that of a plain step for methods that do not diffuse. */
    secondsSmoothedStep: z.number().check(z.nonnegative()),
    /** What a run takes beside its steps: its start, and readouts that it solves; timed alone on the training windows, with warm code. */
    secondsBesideSteps: z.number().check(z.nonnegative()),
    /** Of the products of such a step, see `stepMultiplyAdds`; not timed, so the same on every machine. Absent in records of before they were counted. */
    multiplyAddsPlainStep: z.optional(z.number().check(z.nonnegative())),
    multiplyAddsSmoothedStep: z.optional(z.number().check(z.nonnegative())),
  }),
);
