import * as z from "zod/mini";
import { count, fields, once, text } from "../../core/stored/shape.js";
import { sizeSchema } from "./plan.js";

export const EVALUATION_SCHEMA = "gradus.evaluation";
export const EVALUATION_VERSION = 5;

/** How much of the evaluation a time budget had room for once tuning was done; a resumed study keeps to it. */
export type EvaluationSize = z.infer<ReturnType<typeof evaluationSizeSchema>>;
export const evaluationSizeSchema = once(() =>
  fields({
    schema: z.literal(EVALUATION_SCHEMA),
    version: z.literal(EVALUATION_VERSION),
    /** Of the manifest that it belongs to: see `manifestIdentity`. */
    identity: text,
    /** With the tuning trials that were done for every method and batch size. */
    size: sizeSchema(),
    /** Rounds of tuning that were done: runs of every method at every batch size. */
    tuningRounds: count,
  }),
);
