import * as z from "zod/mini";
import { count, fields, list, numberOrNull, once, text, whole } from "../../core/stored/shape.js";

/** A validation before the end of an epoch. */
export type ValidationPointRecord = z.infer<ReturnType<typeof validationPointSchema>>;
const validationPointSchema = once(() => fields({ steps: count, smoothedSteps: whole, validationError: z.number() }));

export type EpochRecord = z.infer<ReturnType<typeof epochSchema>>;
const epochSchema = once(() =>
  fields({
    /** 1-based. */
    epoch: count,
    /** Mean objective over the epoch's batches (the smoothed one while sigma > 0). */
    trainObjective: z.number(),
    /** The task's metric of the plain network, in the task's unit of errors. */
    validationError: z.number(),
    /** Width of the smoothing, relative to 1 / sqrt(fan-in) of each weight; 0 is the plain problem. */
    sigma: z.number(),
    learningRate: z.number(),
    /** Steps that back-propagation went back; only with truncation. */
    depth: z.optional(z.int()),
    /** Training steps up to the end of this epoch. */
    steps: count,
    /** Those of them at sigma > 0. */
    smoothedSteps: whole,
    /** Validations before the end of this epoch. */
    within: list(validationPointSchema()),
    /**
     * Training time up to the end of this epoch, validation not counted. In a study with step costs it is work: steps times the cost of each,
     * and what the run took beside its steps; so it does not depend on what else the machine did. Else `secondsWall`.
     */
    secondsTraining: z.number(),
    /** The same by the clock on the wall. */
    secondsWall: z.number(),
    /** Of `secondsWall`, beside the steps: initial weights, solved readouts. */
    secondsBesideSteps: z.number(),
  }),
);

/** What a trial does at which time of a study. */
export const trialPhase = once(() => z.enum(["tuning", "pilot", "evaluation"]));

/** Which trial of a study a record is of. */
export const trialPlace = once(() => ({
  /** Deterministic, e.g. "tune/sgd/b16/3", "pilot/sgd/b16/1" or "run/diffusion/b64/seed2". */
  id: text,
  phase: trialPhase(),
  method: text,
  batchSize: count,
  seed: whole,
  /** Of the task's folds, from 1; tuning runs are of the first. */
  fold: count,
}));

/** Where a trial ran, of one that another machine may have run. */
export type RanOnRecord = z.infer<ReturnType<typeof ranOnSchema>>;
const ranOnSchema = once(() =>
  fields({
    machine: text,
    cpu: text,
    node: text,
    engine: text,
    /** By that machine's clock, over all steps; null without a step. Never compared: verdicts go by work, see `inWork`. */
    secondsPerStep: numberOrNull,
  }),
);

export type TrialOutcome = TrialRecord["outcome"];

export type TrialRecord = z.infer<ReturnType<typeof trialSchema>>;
export const trialSchema = once(() =>
  fields({
    ...trialPlace(),
    /** The tuned numbers, by their places in the method's recipe. */
    setting: z.readonly(z.record(text, z.number())),
    /** Learning rate of the first epoch. */
    learningRate: z.number(),
    /** Sigma of the first epoch: the tuned sigma_0, what a rule began with, 0 for methods that do not diffuse. */
    sigma0: z.number(),
    /** Threads that shared each batch. The same bits come from the same number of them. */
    threads: count,
    outcome: z.enum(["finished", "diverged", "stopped"]),
    /** Why it diverged or stopped, with step, sigma and learning rate; null when finished. */
    outcomeDetail: z.nullable(text),
    /** Validation error before the first step; null where it was not finite. */
    initialValidationError: numberOrNull,
    /** What became of the start, as the initialiser says it; null where it says nothing. */
    startNote: z.nullable(text),
    epochs: list(epochSchema()),
    /** Lowest validation error and its epoch, that before the first step being 0; null when none was finite. */
    bestValidationError: numberOrNull,
    bestEpoch: z.nullable(whole),
    /** Of the weights that were best on validation; only evaluation trials of a study that got that far. */
    testError: numberOrNull,
    /** The same for each row ahead, nearest first. */
    testErrorsByStep: z.nullable(list(z.number())),
    secondsTotal: z.number(),
    /** Absent: the machine of the study. */
    ranOn: z.optional(ranOnSchema()),
    /** Attempts after which the queue gave it up: its outcome is "diverged", since it reached nothing, though it did not run to its end. Absent: it ran. */
    setAside: z.optional(count),
  }).check(({ value, issues }) => {
    if (issues.length > 0) return;
    const { outcome, outcomeDetail, initialValidationError, epochs, bestEpoch, bestValidationError } = value;
    const refuse = (path: PropertyKey[], message: string) =>
      issues.push({ code: "custom", input: undefined, path, message });
    if ((outcome === "finished") !== (outcomeDetail === null)) {
      refuse(
        ["outcomeDetail"],
        `must ${outcome === "finished" ? "be null" : "say why"} where the outcome is "${outcome}"`,
      );
    }
    const at = epochs.findIndex(({ epoch }, k) => epoch !== k + 1);
    if (at >= 0) refuse(["epochs", at, "epoch"], `must be ${at + 1}, as epochs are counted from 1`);
    const best =
      bestEpoch === null
        ? null
        : bestEpoch === 0
          ? initialValidationError
          : (epochs[bestEpoch - 1]?.validationError ?? Number.NaN);
    if (bestValidationError !== best) refuse(["bestValidationError"], "must be the validation error of `bestEpoch`");
  }),
);

/** One method at one batch size, over the evaluation seeds. */
export type SummaryRecord = z.infer<ReturnType<typeof summarySchema>>;
export const summarySchema = once(() =>
  fields({
    method: text,
    batchSize: count,
    /** Whether this batch size stands for the method in the verdict; one of each method does. */
    headline: z.boolean(),
    learningRate: z.number(),
    sigma0: z.number(),
    seeds: whole,
    /** Seeds that reach the target error. */
    successes: whole,
    /** Median over seeds, interpolated, never-reached counted as infinite: null when the median seed did not reach it. */
    epochsToTarget: numberOrNull,
    secondsToTarget: numberOrNull,
    secondsPerEpoch: numberOrNull,
    /** Medians over the seeds; with several folds, of a seed's mean over them. */
    validationError: numberOrNull,
    testError: numberOrNull,
    diverged: whole,
  }),
);
