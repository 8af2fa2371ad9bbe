import * as z from "zod/mini";
import { fields, list, once, text, whole } from "../../core/stored/shape.js";
import { auditSchema } from "./audit.js";
import { sequencesSchema } from "./sequences.js";

export type PartRecord = z.infer<ReturnType<typeof partSchema>>;
const partSchema = once(() => fields({ windows: whole, from: text, to: text, segments: whole }));

/** Windows in each part, the first and last timestamp (or row) of each, and the segments that have rows in it. */
export type PartsRecord = z.infer<ReturnType<typeof partsSchema>>;
const partsSchema = once(() => fields({ train: partSchema(), validation: partSchema(), test: partSchema() }));

const metricSchema = once(() =>
  fields({
    name: text,
    direction: z.enum(["lower", "higher"]),
    unit: z.enum(["target", "nats", "bits", "share", "none"]),
  }),
);

export type TaskRecord = z.infer<ReturnType<typeof taskSchema>>;
export const taskSchema = once(() =>
  fields({
    kind: z.enum(["series", "adding", "sequences", "classify", "regress", "tag", "frames", "chars"]),
    /** File name without its folder, or the task's name. */
    source: text,
    rows: whole,
    segments: whole,
    /** The column whose values name the segments; null where the file holds one series. */
    seriesColumn: z.nullable(text),
    targets: list(text),
    inputs: list(text),
    /** The time columns, first and last timestamp as text, gaps; null without a time axis. */
    time: z.nullable(fields({ columns: list(text), first: text, last: text, step: text, gaps: whole })),
    window: whole,
    /** Rows ahead, first and last; both 0 where the target belongs to the example itself. */
    horizon: fields({ from: whole, to: whole }),
    missing: z.enum(["none", "drop", "previous", "linear", "mask"]),
    /** How the cells of the table were read, for what another table leaves open; nothing for tasks that are none. */
    notation: fields({
      decimal: z.nullable(z.enum([".", ","])),
      missingValues: list(text),
      timeFormat: z.nullable(text),
      categories: list(fields({ column: text, values: list(text) })),
      isCounted: z.optional(z.literal(true)),
    }),
    /** What was done to the targets, and undone in every forecast and error: none for tasks that are no series. */
    transform: list(z.enum(["difference", "log", "non-negative"])),
    /** Inputs that were made from others: cycles of the calendar, columns known before their time, and where values were missing. */
    derived: fields({
      calendar: list(z.enum(["hour", "weekday", "month"])),
      knownAhead: list(text),
      masked: list(text),
    }),
    /** How the parts were cut: by time or by whole segments, rows left out between parts, shares; null for separate sequences. */
    split: z.nullable(
      fields({ by: z.enum(["time", "group"]), gap: whole, validationShare: z.number(), testShare: z.number() }),
    ),
    /** Of the last fold, or of the only one. */
    parts: partsSchema(),
    /** Of the folds before it: none where there is one. */
    earlierFolds: list(partsSchema()),
    /** Findings and omissions from reading the data, in plain English: never silent. */
    notes: list(text),
    /** What the data audit found, warnings first; empty for tasks that are no series. */
    audit: auditSchema(),
    /** By which networks are compared; all errors of the study are its values. */
    metric: metricSchema(),
    /** What else is measured on the test part. */
    measures: list(metricSchema()),
    /** Names of the classes that are told; empty where numbers, symbols or frames are. */
    classes: list(text),
    /** Of a task on sequences of unequal length; null for others. */
    sequences: z.nullable(sequencesSchema()),
    /** Unit of errors: the target's own, or its standard deviation where there are several targets. */
    errorUnit: z.enum(["target", "standard-deviations"]),
  }),
);

/** Forecasts of numbers that need no network: those that are models too. */
export const NUMBER_BASELINES = ["last value", "seasonal repeat", "mean", "linear"] as const;

/** Forecasts that need no network. */
export const BASELINE_NAMES = [
  ...NUMBER_BASELINES,
  "class shares",
  "last label",
  "nearest neighbour",
  "logistic regression",
  "symbol shares",
  "symbol pairs",
  "note shares",
  "note changes",
] as const;

/** How the file of a simple forecast's model is called. */
export function simpleName(name: (typeof BASELINE_NAMES)[number]): string {
  return name.replaceAll(" ", "-");
}

export type BaselineRecord = z.infer<ReturnType<typeof baselineSchema>>;
export const baselineSchema = once(() =>
  fields({
    name: z.enum(BASELINE_NAMES),
    /** e.g. "season 24 rows", "ridge 1e-3 on 24 x 5 inputs". */
    detail: text,
    validationError: z.number(),
    testError: z.number(),
    /** Test error of each row ahead, nearest first. */
    testErrorsByStep: list(z.number()),
  }),
);

/** Forecast against truth on (at most the last 500 windows of) the test part, first target, in its own unit. */
export type ForecastRecord = z.infer<ReturnType<typeof forecastSchema>>;
export const forecastSchema = once(() =>
  fields({
    target: text,
    /** Rows ahead of what is shown: the nearest. */
    step: whole,
    labels: list(text),
    truth: list(z.number()),
    /** Best model of each method; best naive forecast last. */
    forecasts: list(
      fields({
        name: text,
        values: list(z.number()),
        /** What share of all test values intervals hold that are to hold `level` of them; none of simple forecasts. */
        intervals: list(fields({ level: z.number(), coverage: z.number() })),
      }),
    ),
  }),
);
