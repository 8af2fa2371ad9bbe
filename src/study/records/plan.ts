import * as z from "zod/mini";
import { count, fields, list, numberOrNull, once, someOf, text, whole } from "../../core/stored/shape.js";

/** A time budget and its cuts of the requested size; `seconds` is null where cuts of an earlier budget are left, and no budget. */
export const budgetSchema = once(() => fields({ seconds: numberOrNull, cuts: list(cutSchema()) }));

/** Of a requested size. */
export type CutRecord = z.infer<ReturnType<typeof cutSchema>>;
const cutSchema = once(() =>
  fields({
    name: z.enum(["epochs", "tuningTrials", "trainWindows", "batchSizes", "seeds"]),
    asked: text,
    now: text,
  }),
);

/** By what tuning chooses among settings: as the first command's criteria ask, and as no later one can change. */
export type ChoiceRecord = z.infer<ReturnType<typeof choiceSchema>>;
export const choiceSchema = once(() =>
  fields({
    /** The time to the levels, of settings about as good as the best; or the validation error alone. */
    statistic: z.enum(["time", "error"]),
    /** The validation error to reach; null: levels from tuning runs of the reference. */
    targetError: numberOrNull,
  }),
);

/** Of a study that had begun: what was asked otherwise by a later command, as it is typed; "-" for nothing. */
export type ChangeRecord = z.infer<ReturnType<typeof changeSchema>>;
export const changeSchema = once(() =>
  fields({
    /** When that command was started. */
    startedAt: text,
    name: z.enum(["seeds", "tuningTrials", "batchSizes", "methods", "criteria", "targetError", "timeBudget"]),
    before: text,
    now: text,
  }),
);

/** That the test part was read, with how many evaluation runs and seeds, and what was decided then by which criteria. */
export type OpeningRecord = z.infer<ReturnType<typeof openingSchema>>;
export const openingSchema = once(() =>
  fields({
    /** When the reading began. */
    startedAt: text,
    runs: whole,
    seeds: whole,
    decision: z.enum(["go", "no-go", "inconclusive"]),
    /** As they are typed. */
    criteria: text,
    criteriaHash: text,
  }),
);

const sizeFields = {
  batchSizes: someOf(count),
  epochs: count,
  /** Evaluation runs of each method and batch size. */
  seeds: count,
  /** Tuning trials for each method and batch size; the same number for all. */
  tuningTrials: count,
  /** Training windows used of those there are (a time budget may thin them out). */
  trainWindows: count,
};
export const sizeSchema = once(() => fields(sizeFields));

export type PlanRecord = z.infer<ReturnType<typeof planSchema>>;
export const planSchema = once(() =>
  fields({
    seed: whole,
    ...sizeFields,
    /** Name in the registry of samplers. */
    sampler: text,
    /** Name in the registry of tuning plans. */
    tuning: text,
    /** Seeds that tuning was to run its best settings on. */
    tuningSeeds: count,
    choice: choiceSchema(),
    workers: count,
    /** Of the workers, how many shared the batches of one evaluation run; 1: as many runs at once as workers. */
    threads: count,
    /** The time budget and its cuts, null without one. */
    budget: z.nullable(budgetSchema()),
    /** Made after the study had begun, in their order. */
    changes: list(changeSchema()),
    /** When the test part was read, in their order: a study that has grown since reads it again. */
    openings: list(openingSchema()),
  }),
);
