import * as z from "zod/mini";
import { readRecord } from "../../core/stored/read.js";
import { count, fields, list, numberOrNull, once, text, whole } from "../../core/stored/shape.js";
import { trialPhase, trialPlace } from "./trial.js";

export const LIVE_SCHEMA = "gradus.live";
export const LIVE_VERSION = 2;

/** A quantity of a trial after each of the epochs in `epoch`: every list is as long as that one. */
const pointsSchema = once(() =>
  fields({
    epoch: list(count),
    validationError: list(numberOrNull),
    steps: list(whole),
    smoothedSteps: list(whole),
    secondsTraining: list(z.number()),
    secondsWall: list(z.number()),
    sigma: list(z.number()),
    learningRate: list(z.number()),
  }).check(({ value, issues }) => {
    if (issues.length > 0) return;
    for (const [name, { length }] of Object.entries(value)) {
      if (length === value.epoch.length) continue;
      const message = `must be as long as "epoch", ${value.epoch.length}, got ${length}`;
      issues.push({ code: "custom", input: undefined, path: [name], message });
    }
  }),
);
export type CurvePoints = z.infer<ReturnType<typeof pointsSchema>>;

/** Where a study under way stands: a picture for whoever watches, which nothing of the study is read from. */
export type LiveRecord = z.infer<ReturnType<typeof liveSchema>>;
export const liveSchema = once(() =>
  fields({
    schema: z.literal(LIVE_SCHEMA),
    version: z.literal(LIVE_VERSION),
    /** Of the process that writes it, as the lock has them. */
    host: text,
    pid: count,
    /** When it was written, in ISO 8601. */
    at: text,
    /** Of the work, from 0 to 1. */
    fraction: z.number(),
    /** Null before anything can be said. */
    secondsLeft: numberOrNull,
    trialsDone: whole,
    trials: whole,
    /** Of the trials under way; null before the first one. */
    phase: z.nullable(trialPhase()),
    underWay: list(
      fields({
        ...trialPlace(),
        /** That it will run. */
        epochs: count,
        points: pointsSchema(),
      }),
    ),
    /** Its last words to the terminal. */
    log: list(fields({ at: text, text })),
  }),
);

/** A snapshot out of its text; it throws a GradusError for any other, as for one of another version. */
export function parseLive(json: string, file: string): LiveRecord {
  return readRecord(json, file, {
    schema: liveSchema,
    name: LIVE_SCHEMA,
    version: LIVE_VERSION,
    isSealed: false,
    action: "It is only there to be looked at, and may be removed.",
  });
}
