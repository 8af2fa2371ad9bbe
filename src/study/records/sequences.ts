import * as z from "zod/mini";
import { fields, list, once, text, whole } from "../../core/stored/shape.js";

/** What of a part is on record: what its windows are made of, and what is told of them. */
export type SequencePartRecord = z.infer<ReturnType<typeof sequencePartSchema>>;
const sequencePartSchema = once(() =>
  fields({
    /** Those with a window in the part. */
    sequences: whole,
    /** Labels, frames or symbols that are told: one a window, or one a step of each. */
    told: whole,
    /** Of these, how many are of each class; empty where no classes are told. */
    classes: list(whole),
  }),
);

/** The parts, in order. */
export const PART_NAMES = ["train", "validation", "test"] as const;

/** Sequences of unequal length, of a task on them. */
export type SequencesRecord = z.infer<ReturnType<typeof sequencesSchema>>;
export const sequencesSchema = once(() =>
  fields({
    /** Those with a window in some part. */
    count: whole,
    /** Steps of the shortest and of the longest. */
    shortest: whole,
    longest: whole,
    /**
     * - ends: a window a sequence, its last steps, told at the last one
     * - pieces: every step of every sequence, in pieces of a window each, told at every step
     * - sliding: a window for every step with a label, told at the last one
     */
    windows: z.enum(["ends", "pieces", "sliding"]),
    /** Options of the reader that read other tables alike; null where they leave it open. */
    reading: fields({
      target: z.nullable(list(text)),
      sequence: z.nullable(list(text)),
      channels: z.nullable(whole),
      /** The column of the time that rows were in order of; absent for none. */
      time: z.optional(text),
    }),
    train: sequencePartSchema(),
    validation: sequencePartSchema(),
    test: sequencePartSchema(),
  }),
);
