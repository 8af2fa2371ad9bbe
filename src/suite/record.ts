import * as z from "zod/mini";
import { readRecord } from "../core/stored/read.js";
import { sealedJson } from "../core/stored/seal.js";
import { fields, list, numberOrNull, once, text, whole } from "../core/stored/shape.js";
import { CONDITIONS } from "./conditions.js";
import { EFFECTS } from "./effects.js";
import { KINDS_OF_ERROR } from "./kinds-of-error.js";
import { reasonSchema } from "./reason.js";

export const SUITE_SCHEMA = "gradus.suite";
export const SUITE_VERSION = 2;

const effectSchema = once(() => fields({ log: z.number(), variance: numberOrNull }));

/** One study of a suite: what it found and under which conditions, or why there is nothing. */
export type SuiteRow = z.infer<ReturnType<typeof rowSchema>>;
const rowSchema = once(() =>
  fields({
    /** What people call it: a file's name, or what tells its series from the others. */
    name: text,
    /** Of its study, within the suite's. */
    folder: text,
    /** "refused": its table or options could not be used; "stopped": it can go on, and has no effects yet. */
    state: z.enum(["done", "stopped", "refused"]),
    /** Why it was refused; of another state, why it stands as an earlier command left it: asked otherwise, it could not be run again. */
    reason: z.nullable(reasonSchema()),
    decision: z.nullable(z.enum(["go", "no-go", "inconclusive"])),
    source: z.nullable(text),
    targets: list(text),
    /** What its test error is of; null where there is no study. */
    kindOfError: z.nullable(z.enum(KINDS_OF_ERROR)),
    conditions: z.nullable(
      fields({
        windows: numberOrNull,
        noise: numberOrNull,
        window: numberOrNull,
        horizon: numberOrNull,
        inputs: numberOrNull,
      }),
    ),
    effects: z.nullable(
      fields({
        test: z.nullable(effectSchema()),
        best: z.nullable(effectSchema()),
        time: z.nullable(effectSchema()),
      }),
    ),
  }),
);

/** By what a ratio is multiplied by one step of a condition, and the 95 % interval of that by itself. */
export type SuiteSlope = z.infer<ReturnType<typeof slopeSchema>>;
const factor = { value: z.number(), low: z.number(), high: z.number() };
const slope = { condition: z.enum(CONDITIONS), ...factor };
const slopeSchema = once(() => fields(slope));

/** A slope that may be told as more than chance: with Holm's p over all of these in the suite, of every effect. */
export type SuiteFinding = z.infer<ReturnType<typeof findingSchema>>;
const findingSchema = once(() => fields({ ...slope, p: z.number() }));

/** On what an effect hangs: over all studies whose ratios are of one kind. */
export type SuiteModel = z.infer<ReturnType<typeof modelSchema>>;
const modelSchema = once(() =>
  fields({
    effect: z.enum(EFFECTS),
    /** Of which test errors it is told; null for all studies, as of times, and where no study has ended. */
    kindOfError: z.nullable(z.enum(KINDS_OF_ERROR)),
    /** Studies in which it was measured. */
    studies: whole,
    /** The mean over all of them, its interval where one is known, and how much their logarithms differ beside chance; null for fewer than three. */
    overall: z.nullable(
      fields({ value: z.number(), low: numberOrNull, high: numberOrNull, betweenVariance: z.number() }),
    ),
    /** Each condition by itself, by one step of it. */
    alone: list(findingSchema()),
    /** All that can be told apart at once, to be read beside it; null where there are too few studies for them. */
    together: z.nullable(list(slopeSchema())),
  }),
);

/** Rows of a table that name no series: they are in no study. */
export type UnnamedRows = z.infer<ReturnType<typeof unnamedSchema>>;
const unnamedSchema = once(() => fields({ column: text, rows: whole, first: whole }));

/** Many studies as one finding: suite.json. */
export type SuiteRecord = z.infer<ReturnType<typeof suiteSchema>>;
export const suiteSchema = once(() =>
  fields({
    schema: z.literal(SUITE_SCHEMA),
    version: z.literal(SUITE_VERSION),
    gradus: text,
    /** Null where no command made it. */
    command: z.nullable(text),
    unnamed: z.nullable(unnamedSchema()),
    studies: list(rowSchema()),
    models: list(modelSchema()),
  }),
);

export function suiteJson(suite: SuiteRecord): string {
  return sealedJson(suite);
}

/** @throws GradusError for a text that is no suite.json of this version */
export function parseSuite(json: string, file = "suite.json"): SuiteRecord {
  return readRecord(json, file, {
    schema: suiteSchema,
    name: SUITE_SCHEMA,
    version: SUITE_VERSION,
    isSealed: true,
    action: "Give a suite.json that this gradus wrote, or run the suite again.",
  });
}
