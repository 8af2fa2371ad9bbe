import * as z from "zod/mini";
import { count, fields, list, numberOrNull, once, text, whole } from "../core/stored/shape.js";
import { CALENDAR_PARTS } from "../data/derive/calendar.js";
import { MISSING_RULES } from "../data/missing.js";
import { SEQUENCE_TASKS } from "../data/sequences/contract.js";
import { DECIMAL_MARKS } from "../data/table-notation.js";
import { checkAgreement } from "./agreement.js";
import { forecasterSchema } from "./forecasters/index.js";

export const MODEL_SCHEMA = "gradus.model";
/** Raised whenever an older gradus would misread a new model, or a new one an old model. */
export const MODEL_VERSION = 8;

/** Windows and horizons beyond it are damage, not models. */
const MOST_ROWS = 1_000_000;

/** scaled = (value - mean) / sd, column by column; the three lists are of one length. */
export type ScalerRecord = z.infer<ReturnType<typeof scalerSchema>>;
const scalerSchema = once(() =>
  fields({
    /** Names of the table's columns, in the order in which they are read or forecast. */
    columns: list(text),
    /** One a column. */
    mean: list(z.number()),
    /** One a column, > 0. */
    sd: list(z.number().check(z.positive())),
  }),
);

/** See `Undo`: log(value + shift) = mean + sd * output of each target, and whether forecasts below 0 are raised to 0. */
const transformSchema = once(() =>
  fields({
    log: z.nullable(
      list(fields({ shift: z.number().check(z.nonnegative()), mean: z.number(), sd: z.number().check(z.positive()) })),
    ),
    nonNegative: z.boolean(),
  }),
);

export type SequencesRecord = z.infer<ReturnType<typeof sequencesSchema>>;
const sequencesSchema = once(() =>
  fields({
    task: z.enum(SEQUENCE_TASKS),
    /** See `WindowShape`. */
    windows: z.enum(["ends", "pieces", "sliding"]),
    /** Name of the labels; the classes are the columns of the targets. */
    label: text,
    /** Options of the reader that read other tables alike; null where they leave it open. */
    reading: fields({
      target: z.nullable(list(text)),
      sequence: z.nullable(list(text)),
      channels: z.nullable(count),
      /** The column of the time that rows were in order of; absent for none. */
      time: z.optional(text),
    }),
  }),
);

export type TrainingNote = z.infer<ReturnType<typeof trainingSchema>>;
const trainingSchema = once(() =>
  fields({
    /** e.g. "diffusion", or the name of a simple forecast. */
    method: text,
    /** The series or task that it was trained on. */
    source: text,
    /** Null where no rows were held back to validate on. */
    validationError: numberOrNull,
    /** Null where the test part was not read. */
    testError: numberOrNull,
  }),
);

export type IntervalRecord = z.infer<ReturnType<typeof intervalSchema>>;
const intervalSchema = once(() =>
  fields({
    /** Share of the values that it is to hold, in (0, 1). */
    level: z.number().check(z.gt(0), z.lt(1)),
    /**
     * One an output, before the targets' transform is undone: the interval is output - halfWidth to output + halfWidth. None where the ends are quantiles that the
     * model forecasts.
     */
    halfWidths: list(z.number().check(z.nonnegative())),
    /** Share of the test values that it holds; null where the test part was not read. */
    testCoverage: numberOrNull,
  }),
);

/** A trained network, or a forecast that needs none, with all that is needed to forecast from a table: plain JSON, whole and in agreement with itself. */
export type ModelRecord = z.infer<ReturnType<typeof modelSchema>>;
export const modelSchema = once(() =>
  fields({
    schema: z.literal(MODEL_SCHEMA),
    version: z.literal(MODEL_VERSION),
    /** What forecasts: from the columns of `inputs`, those of `targets` for each row ahead, row by row. */
    forecaster: forecasterSchema(),
    /** Rows of the inputs that it reads. */
    window: count.check(z.maximum(MOST_ROWS)),
    /** Rows ahead, first and last; both 0 where the target belongs to the window itself. */
    horizon: fields({
      from: whole.check(z.minimum(0), z.maximum(MOST_ROWS)),
      to: whole.check(z.minimum(0), z.maximum(MOST_ROWS)),
    }),
    /** The column of the table that named the objects, whose windows were kept apart; null where the table held one series. */
    seriesColumn: z.nullable(text),
    inputs: scalerSchema(),
    /** Inputs that are made of the table: cycles of the calendar, columns known before their time, and where values were missing. */
    derived: fields({ calendar: list(z.enum(CALENDAR_PARTS)), knownAhead: list(text), masked: list(text) }),
    /** Rule by which missing values of the table were dealt with. */
    missing: z.enum(["none", ...MISSING_RULES]),
    /** How the cells of the table were read, for what another table leaves open. */
    notation: fields({
      decimal: z.nullable(z.enum(DECIMAL_MARKS)),
      missingValues: list(text),
      timeFormat: z.nullable(text),
      categories: list(fields({ column: text, values: list(text) })),
      isCounted: z.optional(z.literal(true)),
    }),
    targets: scalerSchema(),
    /** Of a model of sequences: what it tells, how they become windows and how they were read; null for a forecast of a table. */
    sequences: z.nullable(sequencesSchema()),
    /** The quantile of the targets that it forecasts, in (0, 1); absent: the middle. */
    quantile: z.optional(z.number().check(z.gt(0), z.lt(1))),
    /** Several quantiles that it forecasts, ascending: outputs are, for each target of each row ahead, a forecast of each of them. Absent: one forecast. */
    quantiles: z.optional(list(z.number())),
    /** How it was trained, in words and numbers. */
    training: trainingSchema(),
    /** What was done to the targets, and to the same columns of the inputs, beside scaling; null: nothing. */
    transform: z.nullable(transformSchema()),
    /** About its forecasts, from the errors on the validation part, empty where they were too few; of several quantiles those between them. */
    intervals: list(intervalSchema()),
    /** Hash of all the rest, in hexadecimal digits: a damaged digit anywhere would otherwise be another model. */
    checksum: text,
  }).check(({ value, issues }) => {
    if (issues.length === 0) checkAgreement(value, (issue) => issues.push({ code: "custom", input: value, ...issue }));
  }),
);
