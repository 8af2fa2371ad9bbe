import * as z from "zod/mini";
import { count, fields, list, once, text } from "../../core/stored/shape.js";

/** What one forecast comes to on the test part by each metric of the task: the one that decides first, then its measures in their order. */
export type MeasureRecord = z.infer<ReturnType<typeof measureSchema>>;
export const measureSchema = once(() =>
  fields({
    /** A method, or a forecast that needs no network. */
    name: text,
    /** Null for a forecast that needs no network. */
    batchSize: z.nullable(count),
    /** Of networks, their mean over the seeds. */
    values: list(z.number()),
  }),
);
